import { Button, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useEscalations } from '~/api/escalations';
import type { Escalation } from '~/api/types';
import { dateTime } from '~/time/dates';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { StateBadge } from '~/ui/StateBadge';
import { useCursorPages } from '~/ui/useCursorPages';
import { ESCALATION_STATE } from './escalationWords';
import { ResolveEscalation } from './ResolveEscalation';

const SHOWN = [
  { value: 'open', label: 'Open' },
  { value: 'all', label: 'All' },
];

/** The leads that agents put before the supervisors. */
export function EscalationsPage() {
  const [shown, setShown] = useState('open');
  const pages = useCursorPages(shown);
  const list = useEscalations(shown === 'open' ? 'OPEN' : undefined, pages.cursor);
  const [resolved, setResolved] = useState<Escalation>();
  return (
    <>
      <PageHead title="Escalations">
        <SegmentedControl
          aria-label="Which escalations"
          data={SHOWN}
          value={shown}
          onChange={setShown}
        />
      </PageHead>
      <div className="rb-card">
        <Loaded query={list} what="The escalations" skeleton={<SkeletonRows rows={8} />}>
          {(page) => (
            <>
              {page.items.length === 0 ? (
                <EmptyState
                  icon={<IconFlag size={36} stroke={1.4} aria-hidden />}
                  title="Nothing waits for you"
                >
                  What agents escalate after a call comes here, and so does a language that nobody
                  knows.
                </EmptyState>
              ) : (
                <EscalationTable entries={page.items} onResolve={setResolved} />
              )}
              <Pager pages={pages} nextCursor={page.nextCursor} of="escalations" />
            </>
          )}
        </Loaded>
      </div>
      <ResolveEscalation escalation={resolved} onClose={() => setResolved(undefined)} />
    </>
  );
}

interface TableProps {
  readonly entries: readonly Escalation[];
  readonly onResolve: (escalation: Escalation) => void;
}

function EscalationTable({ entries, onResolve }: TableProps) {
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Lead</Table.Th>
            <Table.Th>Why</Table.Th>
            <Table.Th>Agent</Table.Th>
            <Table.Th>Since</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td>{entry.leadName || 'Without a name'}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <Text size="sm" fw={600}>
                  {entry.reason}
                </Text>
                <Text size="sm">{entry.note}</Text>
                {entry.resolutionNote && (
                  <Text size="sm" className="rb-quiet">
                    {entry.resolutionNote}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{entry.agentName ?? '–'}</Table.Td>
              <Table.Td className="rb-number">{dateTime(entry.createdAt)}</Table.Td>
              <Table.Td>
                <StateBadge word={ESCALATION_STATE[entry.state]} />
              </Table.Td>
              <Table.Td ta="right">
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  {entry.leadId && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      component={Link}
                      to={`/leads?lead=${entry.leadId}`}
                    >
                      Lead
                    </Button>
                  )}
                  {entry.state === 'OPEN' && (
                    <Button
                      size="compact-sm"
                      aria-label={`Resolve ${entry.leadName ?? 'the lead'}`}
                      onClick={() => onResolve(entry)}
                    >
                      Resolve
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
