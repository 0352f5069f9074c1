import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type Resolving, useResolveEscalation } from '~/api/escalations';
import type { Escalation } from '~/api/types';
import { FormAlert } from '~/ui/FormAlert';
import { done } from '~/ui/toasts';

interface Props {
  readonly escalation: Escalation | undefined;
  readonly onClose: () => void;
}

/** Sending a lead back into the queue, or being done with it. */
export function ResolveEscalation({ escalation, onClose }: Props) {
  return (
    <Modal
      opened={escalation !== undefined}
      onClose={onClose}
      title={`Resolve ${escalation?.leadName || 'the lead'}`}
    >
      {escalation && <Fields escalation={escalation} onClose={onClose} />}
    </Modal>
  );
}

function Fields({ escalation, onClose }: { escalation: Escalation; onClose: () => void }) {
  const resolve = useResolveEscalation();
  const [note, setNote] = useState('');
  const settle = (state: Resolving['state']) =>
    resolve.mutate(
      { id: escalation.id, state, note },
      {
        onSuccess: () => {
          done(state === 'DONE' ? 'It is done.' : 'The lead is in the queue again.');
          onClose();
        },
      },
    );
  return (
    <Stack>
      <FormAlert message={resolve.error?.message} />
      <Text size="sm">
        {escalation.reason}
        {escalation.note && `: ${escalation.note}`}
      </Text>
      <Textarea
        label="Note"
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="default"
          loading={resolve.isPending}
          disabled={escalation.leadId === null}
          onClick={() => settle('BACK_IN_QUEUE')}
        >
          Dial again
        </Button>
        <Button loading={resolve.isPending} onClick={() => settle('DONE')}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
