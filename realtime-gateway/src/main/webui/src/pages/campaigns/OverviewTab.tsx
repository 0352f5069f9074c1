import { Alert, Anchor, List, SimpleGrid, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Campaign } from '~/api/types';
import { enums } from '~/generated/rules';
import { useMe } from '~/session/useSession';
import { CountBars, countsOf } from '~/ui/CountBars';
import { DialingFigures } from '~/ui/DialingFigures';
import { Figure } from '~/ui/Figure';
import { Panel } from '~/ui/Panel';
import { SpeedFigures } from '~/ui/SpeedFigures';
import { CALL_STATE, DIAL_STATE, OUTCOME, PRIORITY } from '~/ui/words';
import { CheckPanel } from './CheckPanel';
import { WhyPanel } from './WhyPanel';

const LIVE_STATES = enums.CallState.filter((state) => state !== 'ENDED');

export function OverviewTab({ campaign }: { campaign: Campaign }) {
  const { counts } = campaign;
  const answered = (counts.outcomes.COMPLETED ?? 0) + (counts.outcomes.ABANDONED ?? 0);
  return (
    <>
      <NextSteps campaign={campaign} />
      {(campaign.state === 'DRAFT' || campaign.state === 'PAUSED') && (
        <CheckPanel id={campaign.id} />
      )}
      {campaign.state !== 'DRAFT' && campaign.state !== 'STOPPED' && <WhyPanel id={campaign.id} />}
      <SimpleGrid cols={{ base: 2, sm: 4 }} mb="md">
        <Figure label="Leads" value={total(counts.leads)} />
        <Figure label="Calls placed" value={counts.placed} />
        <Figure label="Talking now" value={counts.calls.BRIDGED ?? 0} />
        <Figure
          label="Abandoned"
          value={answered === 0 ? '–' : percent((counts.outcomes.ABANDONED ?? 0) / answered)}
          hint="Of the calls that people answered, those that no agent took."
        />
        <DialingFigures campaignId={campaign.id} />
        <SpeedFigures speed={counts.speed} />
        {counts.undisposed > 0 && (
          <Figure
            label="Without a disposition"
            value={counts.undisposed}
            hint="Conversations that are over and of which nobody said what came of them."
          />
        )}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <Panel title="Queue by priority">
          <CountBars
            label="Queue by priority"
            counts={countsOf(enums.Priority, PRIORITY, counts.queue)}
          />
        </Panel>
        <Panel title="Leads">
          <CountBars
            label="Leads by state"
            counts={countsOf(enums.DialState, DIAL_STATE, counts.leads)}
          />
        </Panel>
        <Panel title="Live calls">
          <CountBars
            label="Live calls by state"
            counts={countsOf(LIVE_STATES, CALL_STATE, counts.calls)}
          />
        </Panel>
        <Panel title="Outcomes">
          <Outcomes campaign={campaign} />
        </Panel>
      </SimpleGrid>
    </>
  );
}

function Outcomes({ campaign }: { campaign: Campaign }) {
  const outcomes = countsOf(enums.Outcome, OUTCOME, campaign.counts.outcomes, false);
  return outcomes.length === 0 ? (
    <Text size="sm" className="rb-quiet">
      No call has ended yet.
    </Text>
  ) : (
    <CountBars label="Ended calls by outcome" counts={outcomes} />
  );
}

/** A broadcast dials without agents; where a key leads to one, somebody should be there from the start. */
function wantsAgents({ mode, broadcast, state }: Campaign): boolean {
  return mode !== 'BROADCAST' || (broadcast.transferKey !== null && state === 'DRAFT');
}

/** What is missing before this campaign can dial. */
function NextSteps({ campaign }: { campaign: Campaign }) {
  const isAdmin = useMe().role === 'ADMIN';
  const noLeads = total(campaign.counts.leads) === 0;
  const noAgents = campaign.agentIds.length === 0 && wantsAgents(campaign);
  if (campaign.state === 'STOPPED' || (!noLeads && !noAgents && campaign.state !== 'DRAFT')) {
    return null;
  }
  const base = `/campaigns/${campaign.id}`;
  return (
    <Alert
      variant="light"
      mb="md"
      icon={<IconListCheck size={20} />}
      title={campaign.state === 'DRAFT' ? 'Before the first call' : 'This campaign cannot dial yet'}
    >
      <List size="sm" spacing={4}>
        {noLeads && (
          <List.Item>
            {isAdmin ? (
              <Anchor component={Link} to={`${base}/leads`} size="sm">
                Upload leads
              </Anchor>
            ) : (
              'An admin has to upload leads.'
            )}
          </List.Item>
        )}
        {noAgents && (
          <List.Item>
            {isAdmin ? (
              <Anchor component={Link} to={`${base}/agents`} size="sm">
                Choose the agents who work here
              </Anchor>
            ) : (
              'An admin has to choose the agents who work here.'
            )}
          </List.Item>
        )}
        {campaign.state === 'DRAFT' && <List.Item>Start dialing, at the top right</List.Item>}
      </List>
    </Alert>
  );
}

function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

function percent(share: number): string {
  return share.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 1 });
}
