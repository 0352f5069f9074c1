import { Grid, SimpleGrid, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { enums } from '~/generated/rules';
import { plural } from '~/time/durations';
import { CountBars, countsOf } from '~/ui/CountBars';
import { DialingFigures } from '~/ui/DialingFigures';
import { Figure } from '~/ui/Figure';
import { Panel } from '~/ui/Panel';
import { SpeedFigures } from '~/ui/SpeedFigures';
import { CALL_STATE, OUTCOME, PRIORITY } from '~/ui/words';
import { Accounts } from './Accounts';
import { AgentsPanel } from './AgentsPanel';
import type { BoardFeed } from './BoardFeed';
import type { BoardState } from './boardState';
import { agentsByState, type Figures, figuresOf, LIVE_CALL_STATES } from './figures';

const Trend = lazy(() => import('./Trend'));

interface Props {
  readonly feed: BoardFeed;
  readonly board: BoardState;
  readonly campaignId: string | undefined;
}

export function BoardView({ feed, board, campaignId }: Props) {
  const figures = useMemo(
    () => figuresOf(chosen(board.campaigns.values(), campaignId)),
    [board.campaigns, campaignId],
  );
  return (
    <Stack gap="md">
      <KeyFigures figures={figures} board={board} campaignId={campaignId} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            <AgentsPanel agents={board.agents} campaignId={campaignId} />
            <Panel title="The last ten minutes">
              <Suspense fallback={<div style={{ height: 200 }} />}>
                <Trend history={feed.history} campaignId={campaignId} />
              </Suspense>
            </Panel>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="md">
            <Panel title="Queue by priority">
              <CountBars
                label="Queue by priority"
                counts={countsOf(enums.Priority, PRIORITY, figures.queue)}
              />
            </Panel>
            <Panel title="Live calls">
              <CountBars
                label="Live calls by state"
                counts={countsOf(LIVE_CALL_STATES, CALL_STATE, figures.calls)}
              />
            </Panel>
            <Panel title="Outcomes">
              <Outcomes figures={figures} />
            </Panel>
            <Accounts accounts={board.accounts} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function KeyFigures({
  figures,
  board,
  campaignId,
}: Pick<Props, 'board' | 'campaignId'> & { figures: Figures }) {
  const agents = [...board.agents.values()].filter(
    (agent) => campaignId === undefined || agent.campaignIds.includes(campaignId),
  );
  const states = agentsByState(agents);
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
      <Figure label="In the air" value={figures.inTheAir} hint="Being dialed or ringing.">
        {figures.waiting > 0
          ? `${plural(figures.waiting, 'person', 'people')} waiting for an agent`
          : 'nobody waiting'}
      </Figure>
      <Figure label="Talking" value={figures.talking}>
        {plural(states.WRAP_UP, 'agent')} in wrap-up
      </Figure>
      <Figure label="Agents free" value={states.AVAILABLE}>
        of {agents.length.toLocaleString()} on shift
      </Figure>
      <Figure
        label="Abandoned"
        value={figures.abandonedShare === undefined ? '–' : percent(figures.abandonedShare)}
        hint="Of the calls that people answered, those that no agent took."
      >
        {figures.abandoned.toLocaleString()} of {figures.answered.toLocaleString()} answered
      </Figure>
      <Figure label="Placed" value={figures.placed} hint="Calls that reached for a phone so far.">
        since the start
      </Figure>
      <DialingFigures campaignId={campaignId} />
      <SpeedFigures speed={figures.speed} />
    </SimpleGrid>
  );
}

function Outcomes({ figures }: { figures: Figures }) {
  const outcomes = countsOf(enums.Outcome, OUTCOME, figures.outcomes, false);
  return outcomes.length === 0 ? (
    <Text size="sm" className="rb-quiet">
      No call has ended yet.
    </Text>
  ) : (
    <CountBars label="Ended calls by outcome" counts={outcomes} />
  );
}

function chosen<T extends { campaignId: string }>(all: Iterable<T>, id: string | undefined): T[] {
  return [...all].filter((one) => id === undefined || one.campaignId === id);
}

function percent(share: number): string {
  return share.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 1 });
}
