import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSettleIncomingCall } from '~/api/incomingCalls';
import type { IncomingCall } from '~/api/types';
import { limits } from '~/generated/rules';
import { FormAlert } from '~/ui/FormAlert';
import { done } from '~/ui/toasts';

interface Props {
  readonly call: IncomingCall | undefined;
  readonly onClose: () => void;
}

/** Saying that somebody saw to a call. */
export function SettleIncomingCall({ call, onClose }: Props) {
  return (
    <Modal
      opened={call !== undefined}
      onClose={onClose}
      title={`Settle the call of ${call?.leadName || call?.from || 'a caller'}`}
    >
      {call && <Fields call={call} onClose={onClose} />}
    </Modal>
  );
}

function Fields({ call, onClose }: { call: IncomingCall; onClose: () => void }) {
  const settle = useSettleIncomingCall();
  const [note, setNote] = useState('');
  const submit = () =>
    settle.mutate(
      { id: call.id, note },
      {
        onSuccess: () => {
          done('The call is settled.');
          onClose();
        },
      },
    );
  return (
    <Stack>
      <FormAlert message={settle.error?.message} />
      <Textarea
        label="Note"
        description="What was done, for those who read it later."
        data-autofocus
        autosize
        minRows={2}
        maxLength={limits.CallerSettlement.note.maxLength}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={settle.isPending} onClick={submit}>
          Settle
        </Button>
      </Group>
    </Stack>
  );
}
