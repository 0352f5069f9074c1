import { Button, Kbd, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerRecord } from '@tabler/icons-react';
import { useEffect } from 'react';
import { usePauseRecording, useRecordingsOfLead } from '~/api/recordings';
import { failed } from '~/ui/toasts';
import type { DeskCall } from './deskState';
import { ALT, useAltKeys } from './keys';

interface Props {
  readonly call: DeskCall;
  readonly leadId: string;
}

/** That the call is recorded, and a pause for what must not be, as a card's number. */
export function RecordingButton({ call, leadId }: Props) {
  const recordings = useRecordingsOfLead(leadId);
  const pause = usePauseRecording(call.callId);
  const { refetch } = recordings;
  const { bridgedAt } = call;
  useEffect(() => {
    if (bridgedAt) {
      void refetch();
    }
  }, [bridgedAt, refetch]);
  const recording = recordings.data?.find((one) => one.id === call.callId);
  const paused = recording?.state === 'PAUSED';
  const mayPause = paused || recording?.state === 'RECORDING';
  const toggle = () =>
    pause.mutate(!paused, {
      onError: (failure) => failed('The recording goes on as it was', failure),
    });
  useAltKeys({ KeyR: () => mayPause && !pause.isPending && toggle() });
  if (recording?.state === 'WANTED') {
    return (
      <Text size="sm" className="rb-quiet">
        Recording begins…
      </Text>
    );
  }
  return mayPause ? (
    <Button
      variant={paused ? 'filled' : 'default'}
      color="yellow"
      aria-pressed={paused}
      loading={pause.isPending}
      leftSection={
        paused ? (
          <IconPlayerPause size={18} />
        ) : (
          <IconPlayerRecord size={18} color="var(--mantine-color-red-7)" />
        )
      }
      onClick={toggle}
    >
      {paused ? 'Recording paused' : 'Recording'} <Kbd ml={8}>{ALT}R</Kbd>
    </Button>
  ) : null;
}
