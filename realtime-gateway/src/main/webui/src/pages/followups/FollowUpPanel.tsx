import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useFollowUps } from '~/api/followUps';
import type { FollowUp } from '~/api/types';
import { dateTime } from '~/time/dates';
import { useNow } from '~/time/useNow';
import { Loaded } from '~/ui/Loaded';
import { Pager } from '~/ui/Pager';
import { StateBadge } from '~/ui/StateBadge';
import { useCursorPages } from '~/ui/useCursorPages';
import { AddFollowUp } from './AddFollowUp';
import { Completion } from './FollowUpTable';
import { followUpWord } from './followUpWord';

const EVERY_MS = 30_000;

/** What was promised to one lead: by everybody, or by the agent who looks. */
export function FollowUpPanel({ leadId }: { leadId: string }) {
  const pages = useCursorPages(leadId);
  const list = useFollowUps({ leadId }, pages.cursor);
  const [adding, setAdding] = useState(false);
  return (
    <section aria-labelledby="lead-follow-ups">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="sm" id="lead-follow-ups">
          Follow-ups
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setAdding(true)}
          aria-label="Add a follow-up"
        >
          Add
        </Button>
      </Group>
      <Loaded query={list} what="The follow-ups" skeleton={<Skeleton height={40} />}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Text size="sm" className="rb-quiet">
              Nothing was promised.
            </Text>
          ) : (
            <>
              <ul className="rb-history">
                {items.map((entry) => (
                  <Line key={entry.id} entry={entry} />
                ))}
              </ul>
              <Pager pages={pages} nextCursor={nextCursor} of="follow-ups" />
            </>
          )
        }
      </Loaded>
      <AddFollowUp leadId={leadId} opened={adding} onClose={() => setAdding(false)} />
    </section>
  );
}

function Line({ entry }: { entry: FollowUp }) {
  const now = useNow(EVERY_MS);
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {dateTime(entry.scheduledAt)}
        </Text>
        <Group gap="xs">
          <StateBadge word={followUpWord(entry, now)} />
          <Completion entry={entry} />
        </Group>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {entry.description}
        {entry.agentName && ` (${entry.agentName})`}
      </Text>
    </li>
  );
}
