import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDeleteRecording } from '~/api/recordings';
import type { Recording } from '~/api/types';
import { Confirm } from '~/ui/Confirm';
import { done, failed } from '~/ui/toasts';

interface Props {
  readonly recording: Recording | undefined;
  readonly onClose: () => void;
}

/** Nothing brings a recording back, so it asks first, and for the reason that stays. */
export function DeleteRecording({ recording, onClose }: Props) {
  const remove = useDeleteRecording(recording?.id ?? '');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    remove.mutate(reason, {
      onSuccess: () => done('The recording is deleted.'),
      onError: (failure) => failed('The recording could not be deleted', failure),
      onSettled: () => {
        setReason('');
        onClose();
      },
    });
  };
  return (
    <Confirm
      opened={recording !== undefined}
      title="Delete this recording?"
      action="Delete"
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      It is gone for good, here and at the carrier. That it was, who deleted it and why stays.
      <TextInput
        mt="sm"
        label="Why"
        value={reason}
        maxLength={500}
        error={missing && reason.trim() === '' ? 'Required' : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  );
}
