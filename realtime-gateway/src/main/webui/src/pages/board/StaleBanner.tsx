import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { timeOfDay } from '~/time/dates';
import { useNow } from '~/time/useNow';
import type { BoardFeed } from './BoardFeed';

/** Says that the numbers stand still, and since when. */
export function StaleBanner({ feed }: { feed: BoardFeed }) {
  useNow();
  return (
    <div role="status">
      {feed.isStale() && (
        <Alert
          color="yellow"
          variant="light"
          mb="md"
          icon={<IconPlugConnectedX size={20} />}
          title="The board stands still"
        >
          Nothing was heard since {timeOfDay(new Date(feed.heardAt).toISOString())}. It is connected
          again by itself; until then these numbers are old.
        </Alert>
      )}
    </div>
  );
}
