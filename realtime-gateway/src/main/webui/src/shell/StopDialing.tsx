import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useStopDialing } from '~/api/dialingStop';
import { limits } from '~/generated/rules';
import { done, failed } from '~/ui/toasts';

/** The one button. It asks once, and Enter is enough then. */
export function StopDialing() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconHandStop size={16} color="var(--mantine-color-red-6)" aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Stop all dialing
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Stop all dialing?"
        role="alertdialog"
      >
        <Question onClose={() => setAsking(false)} />
      </Modal>
    </>
  );
}

function Question({ onClose }: { onClose: () => void }) {
  const stop = useStopDialing();
  const [reason, setReason] = useState('');
  const [cancelRinging, setCancelRinging] = useState(false);
  const go = () =>
    stop.mutate(cancelRinging ? { reason, cancelRinging } : { reason }, {
      onSuccess: () => done('All dialing is stopped.'),
      onError: (failure) => failed('Dialing was not stopped', failure),
      onSettled: onClose,
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Stack>
        <Text size="sm">
          Every campaign that dials is paused at once, and none can be started until the stop is
          released. People who are talking go on talking.
        </Text>
        <Checkbox
          label="Cancel phones that ring now"
          description="Otherwise they ring on, unless their campaign's rules say so."
          checked={cancelRinging}
          onChange={(event) => setCancelRinging(event.currentTarget.checked)}
        />
        <TextInput
          label="Reason"
          description="For whoever asks later; may stay empty."
          maxLength={limits.StopRequest.reason.maxLength}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red.9" loading={stop.isPending} data-autofocus>
            Stop all dialing
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
