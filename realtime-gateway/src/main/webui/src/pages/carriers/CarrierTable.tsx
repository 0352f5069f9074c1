import { Badge, Button, Group, Table, Text } from '@mantine/core';
import type { CarrierAccount, CarrierKind } from '~/api/types';
import { timeOfDay } from '~/time/dates';
import { StateBadge } from '~/ui/StateBadge';
import { CARRIER_STATE } from '~/ui/words';
import { HOLD_REASON } from './guard';

interface Props {
  readonly accounts: readonly CarrierAccount[];
  readonly kinds: readonly CarrierKind[];
  readonly onTest: (account: CarrierAccount) => void;
  readonly onEdit: (account: CarrierAccount) => void;
  /** Closes it, or opens it. */
  readonly onSwitch: (account: CarrierAccount) => void;
}

export function CarrierTable({ accounts, kinds, ...on }: Props) {
  const titleOf = (kind: string) => kinds.find((one) => one.kind === kind)?.title ?? kind;
  return (
    <Table.ScrollContainer minWidth={960}>
      <Table verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Carrier</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Preference</Table.Th>
            <Table.Th>Calls a second</Table.Th>
            <Table.Th>Calls from</Table.Th>
            <Table.Th>Calls to</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <Table.Tr key={account.id}>
              <Table.Td>
                <Group gap="xs">
                  <Text size="sm" fw={600}>
                    {account.name}
                  </Text>
                  {!account.managed && (
                    <Badge size="xs" variant="outline">
                      Configured
                    </Badge>
                  )}
                  {account.simulated && (
                    <Badge size="xs" variant="outline">
                      Simulated
                    </Badge>
                  )}
                </Group>
              </Table.Td>
              <Table.Td>{titleOf(account.kind)}</Table.Td>
              <Table.Td>
                <StateBadge word={CARRIER_STATE[account.state]} />
                {account.hold && (
                  <Text size="xs" className="rb-quiet">
                    {HOLD_REASON[account.hold.reason]}
                  </Text>
                )}
                {account.restsUntil && (
                  <Text size="xs" className="rb-quiet">
                    no calls until {timeOfDay(account.restsUntil)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="rb-number">{account.preference}</Table.Td>
              <Table.Td className="rb-number">{account.callsPerSecond}</Table.Td>
              <Table.Td className="rb-number">{fewOf(account.callerIds)}</Table.Td>
              <Table.Td>
                {fewOf(account.countries)}
                {account.routes.length > 0 && (
                  <Text size="xs" className="rb-quiet">
                    first for {fewOf(account.routes.map(({ to }) => to))}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Actions account={account} {...on} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Actions({
  account,
  onTest,
  onEdit,
  onSwitch,
}: { account: CarrierAccount } & Omit<Props, 'accounts' | 'kinds'>) {
  const verb = account.state === 'OPEN' || account.state === 'HELD' ? 'Close' : 'Open';
  const actions = [
    { text: 'Test', act: onTest, shown: account.managed || account.state === 'OPEN' },
    { text: 'Edit', act: onEdit, shown: account.managed },
    { text: verb, act: onSwitch, shown: account.managed },
  ];
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {actions
        .filter(({ shown }) => shown)
        .map(({ text, act }) => (
          <Button
            key={text}
            size="compact-sm"
            variant="default"
            aria-label={`${text} ${account.name}`}
            onClick={() => act(account)}
          >
            {text}
          </Button>
        ))}
    </Group>
  );
}

/** The first of many, and how many more there are. */
function fewOf(values: readonly string[]): string {
  const shown = values.slice(0, 3).join(', ');
  return values.length > 3 ? `${shown} and ${values.length - 3} more` : shown || '–';
}
