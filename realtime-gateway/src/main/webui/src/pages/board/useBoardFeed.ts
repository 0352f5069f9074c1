import { useEffect, useState } from 'react';
import { socketUrl } from '~/live/LiveSocket';
import { session } from '~/session/browser';
import { liveConnection } from '~/shell/liveConnection';
import { serverClock } from '~/time/serverClock';
import { BoardFeed } from './BoardFeed';

/** The feed of the board on the screen; it ends with it. */
export function useBoardFeed(): BoardFeed {
  const [feed] = useState(
    () =>
      new BoardFeed({
        socketUrl: socketUrl('/ws/board'),
        token: (refused) => session.accessToken(refused),
        observeServerTime: (millis) => serverClock.observe(millis),
      }),
  );
  useEffect(() => {
    const show = () => liveConnection.set(feed.connection.get());
    const unwatch = feed.connection.watch(show);
    const wake = () => feed.wake();
    feed.open();
    show();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      unwatch();
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      feed.close();
      liveConnection.set(undefined);
    };
  }, [feed]);
  return feed;
}
