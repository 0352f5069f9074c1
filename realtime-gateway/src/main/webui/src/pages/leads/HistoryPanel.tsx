import { Group, Skeleton, Text, Title } from '@mantine/core';
import { useLeadHistory } from '~/api/history';
import type { HistoryEntry } from '~/api/types';
import { dateTime } from '~/time/dates';
import { Loaded } from '~/ui/Loaded';
import { Pager } from '~/ui/Pager';
import { StateBadge } from '~/ui/StateBadge';
import { useCursorPages } from '~/ui/useCursorPages';
import { DUE_RULE, HISTORY_KIND } from '~/ui/words';

/** Everything that was decided about a lead, the newest first. */
export function HistoryPanel({ leadId }: { leadId: string }) {
  const pages = useCursorPages(leadId);
  const history = useLeadHistory(leadId, pages.cursor);
  return (
    <section aria-labelledby="lead-history">
      <Title order={2} size="sm" mb="xs" id="lead-history">
        History
      </Title>
      <Loaded query={history} what="The history" skeleton={<Skeleton height={160} />}>
        {(page) => (
          <>
            <ol className="rb-history">
              {page.items.map((entry) => (
                <Entry key={entry.key} entry={entry} />
              ))}
            </ol>
            <Pager pages={pages} nextCursor={page.nextCursor} of="the history" />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { at, kind, line, note, byName, dueAt, steps } = entry;
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="rb-number">
          <time dateTime={at}>{dateTime(at)}</time>
        </Text>
        <StateBadge word={HISTORY_KIND[kind]} />
      </Group>
      <Text size="sm">
        {line}
        {byName && ` By ${byName}.`}
        {dueAt && ` Due ${dateTime(dueAt)}.`}
      </Text>
      {note && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {note}
        </Text>
      )}
      {steps.length > 0 && (
        <Text size="xs" className="rb-quiet">
          {steps.map(inWords).join(', then ')}.
        </Text>
      )}
    </li>
  );
}

/** One rule, and the time that it moved the lead to. */
function inWords({ rule, by, to }: HistoryEntry['steps'][number]): string {
  return `${DUE_RULE[rule]}${by === '' ? '' : ` (${by})`}: ${dateTime(to)}`;
}
