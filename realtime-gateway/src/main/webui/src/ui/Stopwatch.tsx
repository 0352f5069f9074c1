import { elapsed, stopwatch } from '~/time/durations';
import { useNow } from '~/time/useNow';

/** How long something lasts, running; for screen readers a plain number that does not chatter. */
export function Stopwatch({ since }: { since: string }) {
  const now = useNow();
  return (
    <time className="rb-number" dateTime={since}>
      {stopwatch(elapsed(since, now))}
    </time>
  );
}
