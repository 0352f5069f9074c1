import { Button, Kbd } from '@mantine/core';
import {
  IconMessageShare,
  IconPhoneCheck,
  IconPhoneX,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useFinishTransfer, useHold, useTalk } from '~/api/talks';
import { failed } from '~/ui/toasts';
import { ConsultationButtons } from './ConsultationButtons';
import type { Desk } from './Desk';
import type { DeskCall } from './deskState';
import { KeyPad } from './KeyPad';
import { ALT, useAltKeys } from './keys';
import { TransferMenu } from './TransferMenu';

interface Props {
  readonly desk: Desk;
  readonly call: DeskCall;
}

/** What an agent does in a talk, where the call's carrier can. */
export function TalkButtons({ desk, call }: Props) {
  const talk = useTalk(call.callId);
  if (!talk.data?.controllable) {
    return null;
  }
  if (call.consultation) {
    return (
      <ConsultationButtons
        key={call.consultation.id}
        desk={desk}
        callId={call.callId}
        consultation={call.consultation}
      />
    );
  }
  return (
    <>
      <HoldButton call={call} />
      <KeyPad callId={call.callId} />
      {call.third && <ThirdPartyButtons call={call} />}
      {talk.data.movable && !call.third && (
        <>
          <TransferMenu callId={call.callId} held={call.heldSince !== undefined} />
          <MessageButton desk={desk} call={call} />
        </>
      )}
    </>
  );
}

function HoldButton({ call }: { call: DeskCall }) {
  const hold = useHold(call.callId);
  const held = call.heldSince !== undefined;
  const toggle = () =>
    hold.mutate(!held, {
      onError: (failure) => failed(held ? 'Not resumed for sure' : 'Not held for sure', failure),
    });
  useAltKeys({ KeyO: () => !hold.isPending && toggle() });
  return (
    <Button
      variant={held ? 'filled' : 'default'}
      color="yellow"
      aria-pressed={held}
      loading={hold.isPending}
      leftSection={held ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
      onClick={toggle}
    >
      {held ? 'Resume' : 'Hold'} <Kbd ml={8}>{ALT}O</Kbd>
    </Button>
  );
}

/** While somebody else is called or there: hand the call over, or send them away. */
function ThirdPartyButtons({ call }: { call: DeskCall }) {
  const finish = useFinishTransfer(call.callId);
  const there = call.third?.state === 'THERE';
  const end = (complete: boolean) =>
    finish.mutate(complete, {
      onError: (failure) => failed('The call is not handed over', failure),
    });
  useAltKeys({
    KeyT: () => there && !finish.isPending && end(true),
    KeyB: () => !finish.isPending && end(false),
  });
  return (
    <>
      <Button
        disabled={!there}
        loading={finish.isPending}
        leftSection={<IconPhoneCheck size={18} />}
        onClick={() => end(true)}
      >
        Hand over <Kbd ml={8}>{ALT}T</Kbd>
      </Button>
      <Button
        variant="default"
        loading={finish.isPending}
        leftSection={<IconPhoneX size={18} />}
        onClick={() => end(false)}
      >
        Back to the person <Kbd ml={8}>{ALT}B</Kbd>
      </Button>
    </>
  );
}

function MessageButton({ desk, call }: Props) {
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    try {
      await desk.leaveMessage(call.callId);
    } catch (failure) {
      setLeaving(false);
      failed('The message is not left', failure);
    }
  };
  useAltKeys({ KeyV: () => !leaving && void leave() });
  return (
    <Button
      variant="default"
      title="Leave the machine the campaign’s message, and go on at once"
      loading={leaving}
      leftSection={<IconMessageShare size={18} />}
      onClick={() => void leave()}
    >
      Leave message <Kbd ml={8}>{ALT}V</Kbd>
    </Button>
  );
}
