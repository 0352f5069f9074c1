import { Anchor, Table, Text } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useAudit } from '~/api/audit';
import type { AuditEntry } from '~/api/types';
import { dateTime } from '~/time/dates';
import { plural } from '~/time/durations';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { useCursorPages } from '~/ui/useCursorPages';

const WHAT: Record<AuditEntry['action'], string> = {
  CAMPAIGN_STARTED: 'Started a campaign',
  CAMPAIGN_PAUSED: 'Paused a campaign',
  CAMPAIGN_STOPPED: 'Stopped a campaign for good',
  DIALING_STOPPED: 'Stopped all dialing',
  DIALING_RELEASED: 'Released the stop of all dialing',
};

/** Who did what. */
export function AuditPage() {
  const pages = useCursorPages('');
  const entries = useAudit(pages.cursor);
  return (
    <>
      <PageHead title="Audit" />
      <div className="rb-card">
        <Loaded query={entries} what="The audit trail" skeleton={<SkeletonRows rows={8} />}>
          {(page) => (
            <>
              {page.items.length === 0 ? <Nothing /> : <Entries entries={page.items} />}
              <Pager pages={pages} nextCursor={page.nextCursor} of="entries" />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Nothing() {
  return (
    <EmptyState icon={<IconListDetails size={40} stroke={1.2} />} title="Nothing was done yet">
      Who starts, pauses or stops what is kept here.
    </EmptyState>
  );
}

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Of what</Table.Th>
            <Table.Th>Details</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td className="rb-number">{dateTime(entry.at)}</Table.Td>
              <Table.Td>{entry.userName}</Table.Td>
              <Table.Td>{WHAT[entry.action]}</Table.Td>
              <Table.Td>
                {entry.subjectId ? (
                  <Anchor component={Link} to={`/campaigns/${entry.subjectId}`} size="sm">
                    {entry.subject}
                  </Anchor>
                ) : (
                  'All campaigns'
                )}
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <Text size="sm">{detailsOf(entry)}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function detailsOf({ details }: AuditEntry): string {
  const said: string[] = [];
  if (typeof details.reason === 'string' && details.reason) {
    said.push(details.reason);
  }
  if (typeof details.campaigns === 'number') {
    said.push(plural(details.campaigns, 'campaign'));
  }
  if (typeof details.calls === 'number') {
    said.push(`${plural(details.calls, 'call')} taken back`);
  }
  return said.join(' · ') || '–';
}
