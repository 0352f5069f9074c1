import { Table, Text } from '@mantine/core';
import { IconRouteAltLeft } from '@tabler/icons-react';
import { useDecisions } from '~/api/campaigns';
import type { Campaign, Decision } from '~/api/types';
import { preciseDateTime } from '~/time/dates';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { useCursorPages } from '~/ui/useCursorPages';
import { decisionInWords, LIMIT } from './decisionWords';

/** Why the campaign dials as it does. */
export function DecisionsTab({ campaign }: { campaign: Campaign }) {
  const pages = useCursorPages(campaign.id);
  const decisions = useDecisions(campaign.id, pages.cursor);
  return (
    <>
      <Text size="sm" className="rb-quiet" mb="sm" maw="46rem">
        Several times a second the pacer decides how many calls to place. Here is each decision that
        placed calls, and each time the reason for placing none changed, for the last seven days.
      </Text>
      <div className="rb-card">
        <Loaded query={decisions} what="The decisions" skeleton={<SkeletonRows />}>
          {(page) => (
            <>
              {page.items.length === 0 ? <NoDecisions /> : <DecisionTable decisions={page.items} />}
              <Pager pages={pages} nextCursor={page.nextCursor} of="decisions" />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function NoDecisions() {
  return (
    <EmptyState
      icon={<IconRouteAltLeft size={36} stroke={1.4} aria-hidden />}
      title="Nothing decided yet"
    >
      The pacer decides while the campaign is running.
    </EmptyState>
  );
}

function DecisionTable({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={230}>When</Table.Th>
            <Table.Th w={80} ta="right">
              Calls
            </Table.Th>
            <Table.Th w={130}>Limit</Table.Th>
            <Table.Th>Decision</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {decisions.map((decision) => (
            <Table.Tr key={decision.id}>
              <Table.Td className="rb-number">{preciseDateTime(decision.at)}</Table.Td>
              <Table.Td ta="right" className="rb-number">
                {decision.calls}
              </Table.Td>
              <Table.Td>{LIMIT[decision.limit]}</Table.Td>
              <Table.Td>{decisionInWords(decision)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
