import { Button, Group, Text, Tooltip } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useStore } from '~/live/Store';
import type { PhoneStatus } from '~/phone/PhoneLine';
import type { Word } from '~/ui/words';
import type { Desk } from './Desk';

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
      <Tooltip label={phone.why} disabled={!phone.why} multiline w={280}>
        <Group gap={6} data-tone={word.tone} wrap="nowrap" role="status">
          <Icon size={18} color="var(--rb-tone)" aria-hidden />
          <Text size="sm">{word.text}</Text>
        </Group>
      </Tooltip>
      {phone.phase === 'failed' && (
        <Button size="compact-sm" variant="default" onClick={() => desk.phone.renew()}>
          Try again
        </Button>
      )}
    </Group>
  );
}
