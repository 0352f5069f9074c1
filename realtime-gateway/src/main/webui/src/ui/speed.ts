import { elapsed, plural } from '~/time/durations';

/** How soon leads are first dialed, of one campaign or of several together. */
export interface Speed {
  /** When the oldest lead came in that waits and was never dialed. */
  readonly oldestFreshAt?: string | null;
  readonly dialedInTime: number;
  readonly dialedLate: number;
  readonly waitingLate: number;
}

/** A figure, and what belongs to it. */
export interface FigureWords {
  readonly value: string;
  readonly note: string;
}

const MINUTE = 60_000;
const NONE: Speed = { oldestFreshAt: null, dialedInTime: 0, dialedLate: 0, waitingLate: 0 };

export function together(speeds: Iterable<Speed>): Speed {
  return [...speeds].reduce(
    (sum, one) => ({
      oldestFreshAt: earlier(sum.oldestFreshAt, one.oldestFreshAt),
      dialedInTime: sum.dialedInTime + one.dialedInTime,
      dialedLate: sum.dialedLate + one.dialedLate,
      waitingLate: sum.waitingLate + one.waitingLate,
    }),
    NONE,
  );
}

function earlier(one: string | null | undefined, other: string | null | undefined) {
  if (!one || !other) {
    return one || other || null;
  }
  return Date.parse(one) <= Date.parse(other) ? one : other;
}

/** How old the oldest fresh lead is, and how many have waited too long. */
export function oldestWords({ oldestFreshAt, waitingLate }: Speed, now: number): FigureWords {
  if (!oldestFreshAt) {
    return { value: '–', note: 'no fresh lead waits' };
  }
  return {
    value: age(elapsed(oldestFreshAt, now)),
    note:
      waitingLate === 0
        ? 'none waits over 2 h'
        : `${plural(waitingLate, 'waits', 'wait')} longer than 2 h`,
  };
}

/** The share that was first dialed in time, and of how many. */
export function shareWords({ dialedInTime, dialedLate, waitingLate }: Speed): FigureWords {
  const all = dialedInTime + dialedLate + waitingLate;
  if (all === 0) {
    return { value: '–', note: 'no lead was dialed yet' };
  }
  const share = (dialedInTime / all).toLocaleString(undefined, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  return { value: share, note: `${dialedInTime.toLocaleString()} of ${plural(all, 'lead')}` };
}

/** As a person says it, whole and short: 12 min, 3 h 20 min, 2 d 4 h. */
export function age(millis: number): string {
  const minutes = Math.floor(millis / MINUTE);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) {
    return joined(`${days.toLocaleString()} d`, hours % 24, 'h');
  }
  if (hours > 0) {
    return joined(`${hours} h`, minutes % 60, 'min');
  }
  return minutes > 0 ? `${minutes} min` : 'under 1 min';
}

function joined(most: string, rest: number, unit: string): string {
  return rest === 0 ? most : `${most} ${rest} ${unit}`;
}
