import { Group, Select, Skeleton, Stack } from '@mantine/core';
import { useStore } from '~/live/Store';
import { PageHead } from '~/ui/PageHead';
import { StateBadge } from '~/ui/StateBadge';
import { useAddress } from '~/ui/useAddress';
import { CAMPAIGN_STATE } from '~/ui/words';
import { BoardView } from './BoardView';
import type { BoardState } from './boardState';
import { StaleBanner } from './StaleBanner';
import { useBoardFeed } from './useBoardFeed';
import { useStopWatch } from './useStopWatch';

/** What happens now. After the first frame everything comes by push. */
export function BoardPage() {
  const feed = useBoardFeed();
  const board = useStore(feed.board);
  useStopWatch(board);
  const address = useAddress();
  const campaignId = known(board, address.get('campaign'));
  const campaign = campaignId ? board?.campaigns.get(campaignId) : undefined;
  return (
    <>
      <PageHead
        title="Board"
        state={campaign && <StateBadge word={CAMPAIGN_STATE[campaign.state]} />}
      >
        <Group gap="xs">
          <Select
            aria-label="Campaign"
            placeholder="All campaigns"
            clearable
            searchable
            w={280}
            disabled={!board}
            data={choices(board)}
            value={campaignId ?? null}
            onChange={(chosen) => address.set({ campaign: chosen })}
          />
        </Group>
      </PageHead>
      <StaleBanner feed={feed} />
      {board ? <BoardView feed={feed} board={board} campaignId={campaignId} /> : <Loading />}
    </>
  );
}

function known(board: BoardState | undefined, id: string | null): string | undefined {
  return id && board?.campaigns.has(id) ? id : undefined;
}

function choices(board: BoardState | undefined) {
  return [...(board?.campaigns.values() ?? [])]
    .map(({ campaignId, name }) => ({ value: campaignId, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

function Loading() {
  return (
    <Stack role="status" aria-label="Loading: the board">
      <Skeleton height={92} />
      <Skeleton height={420} />
    </Stack>
  );
}
