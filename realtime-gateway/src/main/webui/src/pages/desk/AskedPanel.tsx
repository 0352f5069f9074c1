import { Button, Group, Kbd, Text } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconPhoneX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { endConsultation } from '~/api/consultations';
import { useStore } from '~/live/Store';
import { failed } from '~/ui/toasts';
import type { Desk } from './Desk';
import type { Consultation } from './deskState';
import { ALT, useAltKeys } from './keys';

interface Props {
  readonly desk: Desk;
  readonly callId: string;
  readonly consultation: Consultation;
  readonly name: string | undefined;
}

/** A colleague asks about a person whom they hold: the call may become this agent's. */
export function AskedPanel({ desk, callId, consultation, name }: Props) {
  const phone = useStore(desk.phone.status);
  const leave = useMutation({
    retry: false,
    mutationFn: () => endConsultation(callId, consultation.id),
  });
  const mute = () => desk.phone.mute(!phone.muted);
  const go = () =>
    leave.mutate(undefined, { onError: (failure) => failed('You are still asked', failure) });
  useAltKeys({
    KeyM: () => phone.phase === 'up' && mute(),
    KeyB: () => !leave.isPending && go(),
  });
  return (
    <section className="rb-card rb-talk" aria-label="The call" data-tone="amber">
      <div>
        <Text fw={600} className="rb-talk-state" role="status">
          {consultation.by} asks you about {name || 'this person'}
        </Text>
        <Text size="sm">The person is on hold and hears neither of you.</Text>
      </div>
      <Group gap="sm">
        <Button
          variant={phone.muted ? 'filled' : 'default'}
          color="yellow"
          aria-pressed={phone.muted}
          disabled={phone.phase !== 'up'}
          leftSection={phone.muted ? <IconMicrophoneOff size={18} /> : <IconMicrophone size={18} />}
          onClick={mute}
        >
          {phone.muted ? 'Muted' : 'Mute'} <Kbd ml={8}>{ALT}M</Kbd>
        </Button>
        <Button
          variant="default"
          loading={leave.isPending}
          leftSection={<IconPhoneX size={18} />}
          onClick={go}
        >
          Leave <Kbd ml={8}>{ALT}B</Kbd>
        </Button>
      </Group>
    </section>
  );
}
