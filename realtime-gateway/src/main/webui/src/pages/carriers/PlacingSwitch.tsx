import { Alert, Button, Checkbox, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useReleasePlacing, useStopPlacing } from '~/api/guard';
import type { PlacingStop } from '~/api/types';
import { limits } from '~/generated/rules';
import { dateTime } from '~/time/dates';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks once before nothing leaves for any carrier any more. */
export function StopPlacing({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Stop all placing?" role="alertdialog">
      <Question onClose={onClose} />
    </Modal>
  );
}

function Question({ onClose }: { readonly onClose: () => void }) {
  const stop = useStopPlacing();
  const form = useForm({
    initialValues: { reason: '' },
    validate: (values) => check(limits.NewPlacingStop, values),
  });
  return (
    <DialogForm
      form={form}
      mutation={stop}
      wanted={({ reason }) => reason.trim()}
      fields={['reason']}
      said={() => 'All placing is stopped.'}
      action="Stop all placing"
      onClose={onClose}
    >
      <Text size="sm">
        No request to place a call leaves for any carrier from now on, whoever asks for it. Planned
        calls go back into the queue. People who are talking go on talking.
      </Text>
      <TextInput
        label="Reason"
        description="For whoever releases it."
        data-autofocus
        maxLength={limits.NewPlacingStop.reason.maxLength}
        {...form.getInputProps('reason')}
      />
    </DialogForm>
  );
}

/** Says why nothing is placed, and lets go on. */
export function ReleasePlacing({ stop }: { readonly stop: PlacingStop }) {
  const [asking, setAsking] = useState(false);
  return (
    <Alert
      color="red"
      variant="light"
      mb="sm"
      role="status"
      icon={<IconHandStop size={20} />}
      title="All placing is stopped"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {stop.byName ?? 'The guard'} stopped it {dateTime(stop.since)}: {stop.reason}
          {stop.prefix && ` The numbers begin with ${stop.prefix}.`}
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
          Release it
        </Button>
      </Stack>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Place calls again?">
        <Release stop={stop} onClose={() => setAsking(false)} />
      </Modal>
    </Alert>
  );
}

function Release({ stop, onClose }: { readonly stop: PlacingStop; readonly onClose: () => void }) {
  const release = useReleasePlacing();
  const form = useForm({
    initialValues: { trustPrefix: false, reason: '' },
    validate: ({ reason }) => check({ reason: limits.PlacingRelease.reason }, { reason }),
  });
  return (
    <DialogForm
      form={form}
      mutation={release}
      wanted={({ trustPrefix, reason }) => ({ trustPrefix, reason: reason.trim() })}
      fields={['reason']}
      said={() => 'Calls are placed again.'}
      action="Place calls again"
      onClose={onClose}
    >
      {stop.prefix && (
        <Checkbox
          label={`Numbers that begin with ${stop.prefix} are ours to call`}
          description="Otherwise the next calls to them stop all placing again."
          {...form.getInputProps('trustPrefix', { type: 'checkbox' })}
        />
      )}
      <TextInput
        label="What was found out"
        data-autofocus
        maxLength={limits.PlacingRelease.reason.maxLength}
        {...form.getInputProps('reason')}
      />
    </DialogForm>
  );
}
