import { Alert, Button, Kbd, Stack, Text, Title } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import type { AgentFrame } from '~/generated/sockets';
import { useStore } from '~/live/Store';
import { BREAK_REASON } from '~/ui/words';
import type { Desk } from './Desk';
import { DialBox } from './DialBox';
import { wantsCalls } from './deskState';
import { ALT } from './keys';

interface Props {
  readonly desk: Desk;
  readonly agent: AgentFrame | undefined;
}

/** No call is on the screen: what comes next. */
export function IdleView({ desk, agent }: Props) {
  const phone = useStore(desk.phone.status);
  if (!agent) {
    return null;
  }
  const { title, detail } = words(agent);
  const mayGo = !wantsCalls(agent);
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <div className="rb-waiting" data-live={agent.state === 'AVAILABLE'} aria-hidden>
        <IconHeadset size={40} stroke={1.3} />
      </div>
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text className="rb-quiet" maw="32rem">
        {detail}
      </Text>
      {phone.phase === 'failed' && (
        <Alert
          color="red"
          variant="light"
          maw={520}
          ta="left"
          title="Your phone cannot be connected"
        >
          {phone.why}
        </Alert>
      )}
      {agent.state === 'AVAILABLE' && <DialBox desk={desk} />}
      {mayGo && (
        <Button size="md" mt="sm" onClick={() => desk.goAvailable()}>
          Go available <Kbd ml={8}>{ALT}A</Kbd>
        </Button>
      )}
    </Stack>
  );
}

function words({ state, reason }: AgentFrame): { title: string; detail: string } {
  switch (state) {
    case 'AVAILABLE':
      return {
        title: 'Waiting for the next call',
        detail: 'The person’s details open here by themselves as soon as somebody answers.',
      };
    case 'RESERVED':
      return {
        title: 'A call is being placed for you',
        detail: 'You are connected as soon as the person answers.',
      };
    case 'ON_CALL':
    case 'WRAP_UP':
      return { title: 'You are on a call', detail: 'Its details are on their way.' };
    case 'ON_BREAK':
      return onBreak(reason);
    case 'OFFLINE':
      return { title: 'You are signed out of your shift', detail: 'Reload the page to sign in.' };
  }
}

function onBreak(reason: AgentFrame['reason']): { title: string; detail: string } {
  switch (reason) {
    case 'PHONE_DOWN':
      return {
        title: 'Connecting your phone',
        detail: 'Calls come as soon as it is connected.',
      };
    case 'SIGNED_IN':
    case null:
      return { title: 'Ready when you are', detail: 'No call comes before you go available.' };
    default:
      return {
        title: `On a break: ${BREAK_REASON[reason].text}`,
        detail: 'No call comes before you go available again.',
      };
  }
}
