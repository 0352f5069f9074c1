import { useEffect, useState } from 'react';
import { serverClock } from './serverClock';

/**
 * The server's time, anew each second while this is on the screen. What is shown is counted from
 * timestamps, so a tab that slept shows the right time as soon as it wakes.
 */
export function useNow(intervalMs = 1_000): number {
  const [now, setNow] = useState(() => serverClock.now());
  useEffect(() => {
    const tick = () => setNow(serverClock.now());
    const timer = setInterval(tick, intervalMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [intervalMs]);
  return now;
}
