import { Button, Group, Kbd, Menu, Text } from '@mantine/core';
import { IconCoffee, IconHeadset } from '@tabler/icons-react';
import type { AgentFrame, ChosenBreakReason } from '~/generated/sockets';
import { useStore } from '~/live/Store';
import { Stopwatch } from '~/ui/Stopwatch';
import { agentWord, BREAK_REASON, type Word } from '~/ui/words';
import type { Desk } from './Desk';
import { wantsCalls } from './deskState';
import { ALT, useAltKeys } from './keys';
import { PhoneMark } from './PhoneMark';

const BREAKS: readonly ChosenBreakReason[] = ['BREAK', 'LUNCH', 'MEETING', 'TRAINING'];

/** The phone is on its way up, or the gateway is about to see it. */
const GETTING_READY: Word = { text: 'Getting ready', tone: 'amber' };

/** A lead is on the screen, and nobody is called yet. */
const PREVIEW: Word = { text: 'Preview', tone: 'blue' };

interface Props {
  readonly desk: Desk;
  readonly agent: AgentFrame | undefined;
}

/** What the agent does now, and what they may do next. */
export function StateBar({ desk, agent }: Props) {
  const connection = useStore(desk.connection);
  const isOpen = connection.phase === 'open' && agent !== undefined;
  const mayGo = isOpen && !wantsCalls(agent);
  useAltKeys({ KeyA: () => mayGo && desk.goAvailable() });
  return (
    <section className="rb-card rb-state" aria-label="Your state">
      <StateWord desk={desk} agent={agent} />
      <Group gap="sm">
        <PhoneMark desk={desk} />
        {mayGo ? (
          <Button leftSection={<IconHeadset size={18} />} onClick={() => desk.goAvailable()}>
            Go available <Kbd ml={8}>{ALT}A</Kbd>
          </Button>
        ) : (
          <BreakChoice desk={desk} agent={agent} disabled={!isOpen} />
        )}
      </Group>
    </section>
  );
}

function StateWord({ desk, agent }: Props) {
  const phone = useStore(desk.phone.status);
  const { preview, dialing } = useStore(desk.state);
  if (!agent) {
    return (
      <Text fw={650} size="xl" className="rb-quiet" role="status">
        Connecting to the gateway…
      </Text>
    );
  }
  const comingUp = phone.phase === 'connecting' || phone.phase === 'up';
  const reads = agent.state === 'RESERVED' && preview !== undefined && dialing === undefined;
  const word =
    agent.reason === 'PHONE_DOWN' && comingUp
      ? GETTING_READY
      : reads
        ? PREVIEW
        : agentWord(agent.state, agent.reason);
  return (
    <Group gap="sm" data-tone={word.tone}>
      <span className="rb-state-dot" aria-hidden />
      <div>
        <Text fw={650} size="xl" lh={1.15} role="status">
          {word.text}
        </Text>
        {agent.reason !== 'SIGNED_IN' && (
          <Text size="sm" className="rb-quiet">
            for <Stopwatch since={agent.since} />
          </Text>
        )}
      </div>
    </Group>
  );
}

function BreakChoice({ desk, agent, disabled }: Props & { disabled: boolean }) {
  const wish = useStore(desk.wish);
  const busy = agent?.callId !== null && agent?.callId !== undefined;
  const later = busy && wish !== undefined && wish !== 'AVAILABLE' ? wish : undefined;
  return (
    <Group gap="xs">
      {later && (
        <Text size="sm" role="status">
          After this call: <b>{BREAK_REASON[later].text}</b>
        </Text>
      )}
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconCoffee size={18} />} disabled={disabled}>
            {busy ? 'Break after this call' : 'Take a break'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {BREAKS.map((reason) => (
            <Menu.Item key={reason} onClick={() => desk.takeBreak(reason)}>
              {BREAK_REASON[reason].text}
            </Menu.Item>
          ))}
          {later && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => desk.goAvailable()}>Stay available</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
