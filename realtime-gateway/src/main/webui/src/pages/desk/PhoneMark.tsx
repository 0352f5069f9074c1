import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useStore } from '~/live/Store';
import type { PhoneStatus } from '~/phone/PhoneLine';
import type { Word } from '~/ui/words';
import type { Desk } from './Desk';
import { SoundMenu } from './SoundMenu';

const WORDS: Record<PhoneStatus['phase'], Word> = {
  off: { text: 'Phone off', tone: 'gray' },
  connecting: { text: 'Phone connecting', tone: 'amber' },
  up: { text: 'Phone connected', tone: 'green' },
  waiting: { text: 'Phone reconnecting', tone: 'amber' },
  failed: { text: 'No phone', tone: 'red' },
};

/** How the agent's phone stands. */
export function PhoneMark({ desk }: { desk: Desk }) {
  const phone = useStore(desk.phone.status);
  const word = WORDS[phone.phase];
  const Icon = phone.phase === 'up' ? IconPhone : IconPhoneOff;
  return (
    <Group gap="xs">
      {phone.trouble && <Warning words={phone.trouble} tone="amber" />}
      {phone.why && <Warning words={phone.why} tone={word.tone} />}
      <Group gap={6} data-tone={word.tone} wrap="nowrap" role="status">
        <Icon size={18} color="var(--rb-tone)" aria-hidden />
        <Text size="sm">{word.text}</Text>
      </Group>
      {phone.sound && (
        <SoundMenu sound={phone.sound} choose={(choice) => desk.phone.choose(choice)} />
      )}
      {phone.phase === 'failed' && (
        <Button size="compact-sm" variant="default" onClick={() => desk.phone.renew()}>
          Try again
        </Button>
      )}
    </Group>
  );
}

/** It is read at once and stays readable: a tooltip is nothing for somebody who talks. */
function Warning({ words, tone }: { words: string; tone: Word['tone'] }) {
  return (
    <Group gap={6} data-tone={tone} wrap="nowrap" role="alert" maw={380}>
      <IconAlertTriangle size={18} color="var(--rb-tone)" aria-hidden style={{ flexShrink: 0 }} />
      <Text size="sm">{words}</Text>
    </Group>
  );
}
