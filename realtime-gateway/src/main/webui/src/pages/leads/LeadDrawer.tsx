import { Drawer, Group, Skeleton, Stack, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useLead } from '~/api/leads';
import type { Lead } from '~/api/types';
import { dateTime } from '~/time/dates';
import { Loaded } from '~/ui/Loaded';
import { StateBadge } from '~/ui/StateBadge';
import { CATEGORY, DIAL_STATE, PRIORITY, SALES_STATUS, TEMPERATURE } from '~/ui/words';
import { CallHistory } from './CallHistory';
import { ConsentPanel } from './ConsentPanel';
import { type Fact, Facts } from './Facts';
import { factsOf } from './factsOf';
import { HistoryPanel } from './HistoryPanel';
import { waits } from './LeadTable';
import { NumbersPanel } from './NumbersPanel';
import { WhyPanel } from './WhyPanel';

const FollowUpPanel = lazy(async () => ({
  default: (await import('~/pages/followups/FollowUpPanel')).FollowUpPanel,
}));
const CorrectLead = lazy(async () => ({ default: (await import('./CorrectLead')).CorrectLead }));

interface Props {
  readonly id: string | undefined;
  readonly onClose: () => void;
}

/** Everything that is known of a lead. */
export function LeadDrawer({ id, onClose }: Props) {
  const lead = useLead(id);
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      size="lg"
      title={lead.data ? lead.data.name || 'No name' : 'Lead'}
    >
      {id !== undefined && (
        <Loaded query={lead} what="The lead" skeleton={<Skeleton height={320} />}>
          {(loaded) => <Detail lead={loaded} />}
        </Loaded>
      )}
    </Drawer>
  );
}

function Detail({ lead }: { lead: Lead }) {
  return (
    <Stack gap="lg">
      <Group gap="xs">
        <StateBadge word={DIAL_STATE[lead.dialState]} />
        <StateBadge word={CATEGORY[lead.category]} />
        <StateBadge word={PRIORITY[lead.priority]} />
        <StateBadge word={TEMPERATURE[lead.temperature]} />
        <StateBadge word={SALES_STATUS[lead.salesStatus]} />
        <Suspense>
          <CorrectLead lead={lead} />
        </Suspense>
      </Group>
      <WhyPanel leadId={lead.id} />
      <NumbersPanel numbers={lead.numbers} />
      <ConsentPanel leadId={lead.id} numbers={lead.numbers} />
      <Facts facts={[...factsOf(lead), ...historyOf(lead)]} />
      <section aria-labelledby="lead-calls">
        <Title order={2} size="sm" mb="xs" id="lead-calls">
          Calls
        </Title>
        <CallHistory leadId={lead.id} />
      </section>
      <Suspense fallback={<Skeleton height={60} />}>
        <FollowUpPanel leadId={lead.id} />
      </Suspense>
      <HistoryPanel leadId={lead.id} />
    </Stack>
  );
}

function historyOf(lead: Lead): Fact[] {
  return [
    { label: 'Attempts', value: String(lead.attempts) },
    { label: 'Due', value: waits(lead) ? dateTime(lead.dueAt) : '' },
    { label: 'Last contact', value: lead.lastContactedAt ? dateTime(lead.lastContactedAt) : '' },
    { label: 'Added', value: dateTime(lead.createdAt) },
    {
      label: 'Row of its file',
      value: typeof lead.rowNumber === 'number' ? String(lead.rowNumber) : '',
    },
  ];
}
