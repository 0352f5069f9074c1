import { Box, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, type RefObject, Suspense } from 'react';
import type { Lead } from '~/api/types';
import { CallHistory } from '~/pages/leads/CallHistory';
import { Facts } from '~/pages/leads/Facts';
import { factsOf } from '~/pages/leads/factsOf';
import { StateBadge } from '~/ui/StateBadge';
import { Trouble } from '~/ui/Trouble';
import { PRIORITY, SALES_STATUS } from '~/ui/words';
import type { DeskCall } from './deskState';

/** Fetched while the desk waits, not when the first call comes. */
const followUps = import('~/pages/followups/FollowUpPanel');
const FollowUpPanel = lazy(async () => ({ default: (await followUps).FollowUpPanel }));

interface Props {
  readonly call: DeskCall;
  readonly lead: UseQueryResult<Lead>;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

const LAST_CALLS = 6;

/** Who is on the line. */
export function LeadPanel({ call, lead, heading }: Props) {
  return (
    <section className="rb-card" aria-label="The person">
      <Box p="lg">
        <Text size="sm" className="rb-quiet">
          {call.campaignName ?? 'Campaign'}
        </Text>
        <Title order={1} ref={heading} tabIndex={-1} mb="xs">
          {title(call, lead.data)}
        </Title>
        {call.leadId === null ? (
          <Text size="sm" className="rb-quiet">
            This caller is not among the leads.
          </Text>
        ) : (
          <Known call={call} leadId={call.leadId} lead={lead} />
        )}
      </Box>
    </section>
  );
}

function Known({ call, leadId, lead }: Omit<Props, 'heading'> & { leadId: string }) {
  if (lead.isError && !lead.data) {
    return (
      <Trouble
        title="The person’s details could not be loaded"
        failure={lead.error}
        onRetry={() => void lead.refetch()}
      />
    );
  }
  return (
    <Stack gap="lg">
      {lead.data ? <Details lead={lead.data} /> : <Skeleton height={160} />}
      <section aria-labelledby="last-calls">
        <Title order={2} size="sm" mb="xs" id="last-calls">
          Last calls
        </Title>
        <CallHistory leadId={leadId} limit={LAST_CALLS} except={call.callId} />
      </section>
      <Suspense fallback={<Skeleton height={60} />}>
        <FollowUpPanel leadId={leadId} />
      </Suspense>
    </Stack>
  );
}

function Details({ lead }: { lead: Lead }) {
  return (
    <>
      <Group gap="xs">
        <StateBadge word={PRIORITY[lead.priority]} />
        <StateBadge word={SALES_STATUS[lead.salesStatus]} />
      </Group>
      <Facts facts={factsOf(lead)} />
    </>
  );
}

function title(call: DeskCall, lead: Lead | undefined): string {
  if (call.leadId === null) {
    return 'Unknown caller';
  }
  return lead ? lead.name || lead.phone : 'Loading…';
}
