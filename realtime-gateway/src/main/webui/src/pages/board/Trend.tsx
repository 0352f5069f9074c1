import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { type Store, useStore } from '~/live/Store';
import type { Sample } from './BoardFeed';
import { figuresOf } from './figures';

interface Props {
  readonly history: Store<readonly Sample[]>;
  readonly campaignId: string | undefined;
}

const SERIES = [
  { name: 'talking', label: 'Talking', color: 'violet.6' },
  { name: 'inTheAir', label: 'In the air', color: 'bridge.5' },
];
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** How the calls went since the board was opened, at most ten minutes back. */
export default function Trend({ history, campaignId }: Props) {
  const samples = useStore(history);
  const data = useMemo(
    () => samples.map((sample) => point(sample, campaignId)),
    [samples, campaignId],
  );
  const last = data.at(-1);
  if (data.length < 2) {
    return (
      <Text size="sm" className="rb-quiet" h={200}>
        The line begins in a moment.
      </Text>
    );
  }
  return (
    <div
      role="img"
      aria-label={`Calls over the last ten minutes. Now: ${last?.talking ?? 0} talking, ${last?.inTheAir ?? 0} in the air.`}
    >
      <LineChart
        h={200}
        data={data}
        dataKey="time"
        series={SERIES}
        withLegend
        withDots={false}
        curveType="monotone"
        strokeWidth={2}
        gridAxis="x"
        tickLine="none"
        lineProps={{ isAnimationActive: false }}
        xAxisProps={{ minTickGap: 80 }}
        yAxisProps={{ allowDecimals: false, width: 36 }}
      />
    </div>
  );
}

function point({ at, campaigns }: Sample, campaignId: string | undefined) {
  const one = campaignId === undefined ? undefined : campaigns.get(campaignId);
  const counted = campaignId === undefined ? [...campaigns.values()] : one ? [one] : [];
  const { talking, inTheAir } = figuresOf(counted);
  return { time: TIME.format(at), talking, inTheAir };
}
