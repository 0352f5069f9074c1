import { Group, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useCampaignExplanation } from '~/api/explanations';
import type { CampaignExplanation } from '~/api/types';
import { dateTime } from '~/time/dates';
import { Loaded } from '~/ui/Loaded';
import { StateBadge } from '~/ui/StateBadge';
import { QUEUE_REASON } from '~/ui/words';

// Most organizations have one account.
const AccountUses = lazy(async () => ({
  default: (await import('~/ui/AccountUses')).AccountUses,
}));

/** Why the campaign dials, or does not: one line, and its queue by what keeps each lead there. */
export function WhyPanel({ id }: { id: string }) {
  const explanation = useCampaignExplanation(id);
  return (
    <section className="rb-card rb-why" aria-label="Why it dials or not">
      <Loaded query={explanation} what="The reason" skeleton={<Skeleton height={44} />}>
        {(loaded) => <Reason explanation={loaded} />}
      </Loaded>
    </section>
  );
}

function Reason({ explanation }: { explanation: CampaignExplanation }) {
  const { dialing, line, queue, accounts } = explanation;
  return (
    <>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <StateBadge
          word={
            dialing
              ? { text: 'Dialing', tone: 'green' }
              : { text: 'Not dialing now', tone: 'amber' }
          }
        />
        <Text size="sm" aria-live="polite">
          {line}
        </Text>
      </Group>
      {queue.length > 0 && (
        <Text size="xs" className="rb-quiet" mt={6}>
          {queue.map(part).join(' · ')}
        </Text>
      )}
      {accounts.length > 1 && (
        <Suspense>
          <AccountUses accounts={accounts} of="the campaign" />
        </Suspense>
      )}
    </>
  );
}

function part({ reason, leads, atLeast, opensAt }: CampaignExplanation['queue'][number]): string {
  const from = opensAt ? `, the first from ${dateTime(opensAt)}` : '';
  return `${QUEUE_REASON[reason]}: ${atLeast ? 'at least ' : ''}${leads.toLocaleString()}${from}`;
}
