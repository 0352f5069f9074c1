import { Group, Text } from '@mantine/core';
import { useDebouncedValue, useNetwork } from '@mantine/hooks';
import type { Connection } from '~/live/LiveSocket';
import { useStore } from '~/live/Store';
import type { Word } from '~/ui/words';
import { liveConnection } from './liveConnection';

/** A reconnect that is over sooner is not worth a word. */
const WORTH_A_WORD_MS = 1_200;

/** Whether what is shown is live. */
export function ConnectionMark() {
  const now = useStore(liveConnection);
  const [settled] = useDebouncedValue(now, WORTH_A_WORD_MS);
  const { online } = useNetwork();
  const word = wordOf(now?.phase === 'open' ? now : settled, online);
  return (
    <Group gap={6} wrap="nowrap" role="status" data-tone={word?.tone}>
      {word && (
        <>
          <span className="rb-dot" aria-hidden />
          <Text size="xs" className="rb-quiet">
            {word.text}
          </Text>
        </>
      )}
    </Group>
  );
}

function wordOf(connection: Connection | undefined, online: boolean): Word | undefined {
  if (!online) {
    return { text: 'Offline', tone: 'red' };
  }
  switch (connection?.phase) {
    case 'open':
      return { text: 'Live', tone: 'green' };
    case 'connecting':
    case 'waiting':
      return { text: 'Reconnecting', tone: 'amber' };
    default:
      return undefined;
  }
}
