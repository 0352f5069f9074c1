import { Group, Stack, Text } from '@mantine/core';
import type { AccountSnapshot } from '~/generated/sockets';
import { plural } from '~/time/durations';
import { Panel } from '~/ui/Panel';
import { StateBadge } from '~/ui/StateBadge';

const MANY = 6;

/** The carrier accounts: whether they take calls, and how fast. */
export function Accounts({ accounts }: { accounts: ReadonlyMap<string, AccountSnapshot> }) {
  const all = [...accounts.values()];
  return (
    <Panel title={all.length > 1 ? 'Carrier accounts' : 'Carrier account'}>
      {all.length === 0 ? (
        <Text size="sm" className="rb-quiet">
          No carrier account: no call can be placed.
        </Text>
      ) : (
        <Stack gap="xs">
          {all.map((account) => (
            <Group key={account.accountId} justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm">
                {plural(account.callsPerSecond, 'call')} a second
                <Text span size="sm" className="rb-quiet">
                  {' '}
                  · {countries(account.countries)}
                </Text>
              </Text>
              <StateBadge
                word={
                  account.open
                    ? { text: 'Takes calls', tone: 'green' }
                    : { text: 'Takes no calls', tone: 'red' }
                }
              />
            </Group>
          ))}
        </Stack>
      )}
    </Panel>
  );
}

function countries(codes: readonly string[]): string {
  return codes.length > MANY ? plural(codes.length, 'country', 'countries') : codes.join(', ');
}
