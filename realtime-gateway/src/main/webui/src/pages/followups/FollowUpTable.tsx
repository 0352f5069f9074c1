import { Anchor, Button, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useChangeFollowUp } from '~/api/followUps';
import type { FollowUp } from '~/api/types';
import { dateTime } from '~/time/dates';
import { useNow } from '~/time/useNow';
import { StateBadge } from '~/ui/StateBadge';
import { done, failed } from '~/ui/toasts';
import { followUpWord } from './followUpWord';

const EVERY_MS = 30_000;

interface Props {
  readonly entries: readonly FollowUp[];
  /** Whether they are all of who looks. */
  readonly mine: boolean;
}

export function FollowUpTable({ entries, mine }: Props) {
  const now = useNow(EVERY_MS);
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Lead</Table.Th>
            <Table.Th>What</Table.Th>
            {!mine && <Table.Th>Who</Table.Th>}
            <Table.Th>State</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td className="rb-number">{dateTime(entry.scheduledAt)}</Table.Td>
              <Table.Td>
                <LeadName entry={entry} linked={!mine} />
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
                <Text size="sm">{entry.description}</Text>
              </Table.Td>
              {!mine && <Table.Td>{entry.agentName ?? '–'}</Table.Td>}
              <Table.Td>
                <StateBadge word={followUpWord(entry, now)} />
              </Table.Td>
              <Table.Td ta="right">
                <Completion entry={entry} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Agents have no page of leads. */
function LeadName({ entry, linked }: { entry: FollowUp; linked: boolean }) {
  const name = entry.leadName || 'Without a name';
  return linked ? (
    <Anchor component={Link} to={`/leads?lead=${entry.leadId}`} size="sm">
      {name}
    </Anchor>
  ) : (
    name
  );
}

/** That it is done, and that it is not after all. */
export function Completion({ entry }: { entry: FollowUp }) {
  const change = useChangeFollowUp();
  const { completed } = entry;
  return (
    <Button
      size="compact-sm"
      variant={completed ? 'default' : 'filled'}
      loading={change.isPending}
      aria-label={`${completed ? 'Not done after all' : 'Done'}: ${entry.description}`}
      onClick={() =>
        change.mutate(
          { id: entry.id, change: { completed: !completed } },
          {
            onSuccess: () => done(completed ? 'It is open again.' : 'It is done.'),
            onError: (failure) => failed('The follow-up was not changed', failure),
          },
        )
      }
    >
      {completed ? 'Undo' : 'Done'}
    </Button>
  );
}
