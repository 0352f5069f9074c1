import { Button, Group, Kbd, Text } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconPhoneOff } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useCameIn } from '~/api/calls';
import { useStore } from '~/live/Store';
import { elapsed, stopwatch } from '~/time/durations';
import { useNow } from '~/time/useNow';
import { failed } from '~/ui/toasts';
import type { Desk } from './Desk';
import type { DeskCall } from './deskState';
import { ALT, useAltKeys } from './keys';
import { RecordingButton } from './RecordingButton';

/** Not needed before the first talk: fetched while the desk waits for one. */
const talkButtons = import('./TalkButtons');
const TalkButtons = lazy(async () => ({ default: (await talkButtons).TalkButtons }));

interface Props {
  readonly desk: Desk;
  readonly call: DeskCall;
  readonly name: string | undefined;
}

/** The talk itself: how long it lasts, muting, hanging up. */
export function CallPanel({ desk, call, name }: Props) {
  const phone = useStore(desk.phone.status);
  const [hangingUp, setHangingUp] = useState(false);
  const cameIn = useCameIn(call.callId);
  const isLive = call.ended === undefined;
  const mayMute = isLive && phone.phase === 'up';
  const mute = () => desk.phone.mute(!phone.muted);
  const hangUp = async () => {
    setHangingUp(true);
    try {
      await desk.hangUp();
    } catch (failure) {
      setHangingUp(false);
      failed('The call could not be ended', failure);
    }
  };
  useAltKeys({
    KeyM: () => mayMute && mute(),
    KeyH: () => isLive && !hangingUp && void hangUp(),
  });
  return (
    <section className="rb-card rb-talk" aria-label="The call" data-tone={toneOf(call)}>
      <div>
        <Text fw={600} className="rb-talk-state" role="status">
          {stateOf(call, name)}
        </Text>
        {cameIn.data && <Text size="sm">The person called us</Text>}
        {call.handedBy && <Text size="sm">Handed over by {call.handedBy}</Text>}
        <Text className="rb-number rb-talk-time" component="p">
          {call.bridgedAt ? <TalkTime call={call} since={call.bridgedAt} /> : '–:––'}
        </Text>
      </div>
      {isLive && (
        <Group gap="sm">
          <Button
            variant={phone.muted ? 'filled' : 'default'}
            color="yellow"
            aria-pressed={phone.muted}
            disabled={!mayMute}
            leftSection={
              phone.muted ? <IconMicrophoneOff size={18} /> : <IconMicrophone size={18} />
            }
            onClick={mute}
          >
            {phone.muted ? 'Muted' : 'Mute'} <Kbd ml={8}>{ALT}M</Kbd>
          </Button>
          {call.bridgedAt && (
            <Suspense fallback={null}>
              <TalkButtons desk={desk} call={call} />
            </Suspense>
          )}
          {call.leadId && <RecordingButton call={call} leadId={call.leadId} />}
          <Button
            color="red.9"
            leftSection={<IconPhoneOff size={18} />}
            loading={hangingUp}
            onClick={() => void hangUp()}
          >
            Hang up <Kbd ml={8}>{ALT}H</Kbd>
          </Button>
        </Group>
      )}
    </section>
  );
}

function TalkTime({ call, since }: { call: DeskCall; since: string }) {
  const now = useNow();
  return stopwatch(elapsed(since, call.ended ? Date.parse(call.ended.at) : now));
}

function stateOf(call: DeskCall, name: string | undefined): string {
  if (call.ended) {
    return call.toColleague ? 'Going to your colleague…' : 'Call ended';
  }
  if (call.consultation) {
    return `On hold, while you ask ${call.consultation.name}`;
  }
  if (call.third?.state === 'THERE') {
    return call.heldSince ? `Talking with ${call.third.name}` : `Talking, with ${call.third.name}`;
  }
  if (call.heldSince) {
    return call.third ? `On hold, calling ${call.third.name}…` : 'On hold';
  }
  return call.bridgedAt ? 'Talking' : `Connecting you with ${name || 'the person'}…`;
}

function toneOf(call: DeskCall): string {
  if (call.ended) {
    return 'gray';
  }
  if (call.heldSince) {
    return 'amber';
  }
  return call.bridgedAt ? 'violet' : 'blue';
}
