import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRevokeConsent } from '~/api/consents';
import { newKey } from '~/api/once';
import type { Consent } from '~/api/types';
import { Confirm } from '~/ui/Confirm';
import { done, failed } from '~/ui/toasts';

interface Props {
  readonly leadId: string;
  readonly consent: Consent | undefined;
  readonly onClose: () => void;
}

/** Taking a consent back stops calls at once, so it asks first. */
export function RevokeConsent({ leadId, consent, onClose }: Props) {
  const revoke = useRevokeConsent(leadId);
  const [reason, setReason] = useState('');
  const confirm = () =>
    consent &&
    revoke.mutate(
      { id: consent.id, reason, key: newKey() },
      {
        onSuccess: () => done('The consent is taken back.'),
        onError: (failure) => failed('The consent could not be taken back', failure),
        onSettled: () => {
          setReason('');
          onClose();
        },
      },
    );
  return (
    <Confirm
      opened={consent !== undefined}
      title="Take this consent back?"
      action="Take back"
      busy={revoke.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      Without consent to calls nobody calls this lead any more, and a call that nobody answered yet
      is ended.
      <TextInput
        mt="sm"
        label="How the person said so"
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  );
}
