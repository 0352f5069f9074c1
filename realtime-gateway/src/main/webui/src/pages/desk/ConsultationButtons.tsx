import { Button, Kbd, Text } from '@mantine/core';
import { IconPhoneCheck, IconPhoneX } from '@tabler/icons-react';
import { useFinishConsultation } from '~/api/consultations';
import { failed } from '~/ui/toasts';
import type { Desk } from './Desk';
import type { Consultation } from './deskState';
import { ALT, useAltKeys } from './keys';
import { useSecondLine } from './useSecondLine';

interface Props {
  readonly desk: Desk;
  readonly callId: string;
  readonly consultation: Consultation;
}

/** While a colleague is asked first: the call goes to them, or the agent goes on with the person. */
export function ConsultationButtons({ desk, callId, consultation }: Props) {
  const connected = useSecondLine(callId, consultation.id, desk.phone);
  const finish = useFinishConsultation(callId, consultation.id);
  const end = (complete: boolean) =>
    finish.mutate(complete, {
      onError: (failure) =>
        failed(complete ? 'The call is not handed over' : 'Not taken back for sure', failure),
    });
  useAltKeys({
    KeyT: () => !finish.isPending && end(true),
    KeyB: () => !finish.isPending && end(false),
  });
  return (
    <>
      <Text size="sm" role="status">
        {connected
          ? `You hear ${consultation.name}. The person is on hold.`
          : `Connecting you with ${consultation.name}…`}
      </Text>
      <Button
        loading={finish.isPending}
        leftSection={<IconPhoneCheck size={18} />}
        onClick={() => end(true)}
      >
        Complete <Kbd ml={8}>{ALT}T</Kbd>
      </Button>
      <Button
        variant="default"
        loading={finish.isPending}
        leftSection={<IconPhoneX size={18} />}
        onClick={() => end(false)}
      >
        Take back <Kbd ml={8}>{ALT}B</Kbd>
      </Button>
    </>
  );
}
