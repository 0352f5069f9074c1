import { Button, Table, Text } from '@mantine/core';
import { useCampaignNames } from '~/api/campaigns';
import type { Suppression } from '~/api/types';
import { useMe } from '~/session/useSession';
import { dateTime } from '~/time/dates';

interface Props {
  readonly entries: readonly Suppression[];
  readonly onRemove: (entry: Suppression) => void;
}

const SOURCE: Record<Suppression['source'], string> = {
  ENTERED: 'Entered here',
  DISPOSITION: 'Said so on a call',
  KEY: 'Pressed the key to opt out',
};

export function SuppressionTable({ entries, onRemove }: Props) {
  const campaigns = useCampaignNames();
  const isAdmin = useMe().role === 'ADMIN';
  const where = (id: string) =>
    campaigns.data?.find((one) => one.id === id)?.name ?? 'One campaign';
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Number</Table.Th>
            <Table.Th>Holds in</Table.Th>
            <Table.Th>Comes from</Table.Th>
            <Table.Th>Reason</Table.Th>
            <Table.Th>Since</Table.Th>
            {isAdmin && <Table.Th aria-label="Actions" />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td className="rb-number">
                {entry.number}
                {entry.prefix && (
                  <Text span size="sm" className="rb-quiet">
                    {' '}
                    and all that begin so
                  </Text>
                )}
                {entry.appliedTo != null && (
                  <Text size="sm" className="rb-quiet">
                    Nobody it means is dialed; {entry.appliedTo.toLocaleString()} leads marked so
                    far
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{entry.campaignId ? where(entry.campaignId) : 'All campaigns'}</Table.Td>
              <Table.Td>{SOURCE[entry.source]}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{entry.reason || '–'}</Table.Td>
              <Table.Td className="rb-number">{dateTime(entry.createdAt)}</Table.Td>
              {isAdmin && (
                <Table.Td ta="right">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Remove ${entry.number}`}
                    onClick={() => onRemove(entry)}
                  >
                    Remove
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
