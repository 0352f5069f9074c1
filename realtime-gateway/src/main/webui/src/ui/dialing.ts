import type { Dialed, DialingStatistics } from '~/api/types';
import { plural } from '~/time/durations';
import type { FigureWords } from './speed';

const UNKNOWN: FigureWords = { value: '–', note: '' };

/** How many calls were placed in the last hour, and how the day goes. */
export function paceWords(statistics: DialingStatistics | undefined): FigureWords {
  if (!statistics) {
    return UNKNOWN;
  }
  const { lastHour, today } = statistics;
  const placed = `${plural(today.placed, 'call')} today`;
  return {
    value: lastHour.placed.toLocaleString(),
    note: today.placed === 0 ? 'none today' : `${placed}, ${whole(today.callsPerHour)} an hour`,
  };
}

/** Which share of the calls people answered, in the last hour and today. */
export function connectionWords(statistics: DialingStatistics | undefined): FigureWords {
  if (!statistics) {
    return UNKNOWN;
  }
  const { lastHour, today } = statistics;
  return {
    value: share(lastHour),
    note: today.placed === 0 ? 'none today' : `today ${share(today)}`,
  };
}

function share({ connectionRate }: Dialed): string {
  return typeof connectionRate === 'number'
    ? connectionRate.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 1 })
    : '–';
}

function whole(perHour: number): string {
  return perHour.toLocaleString(undefined, { maximumFractionDigits: perHour < 10 ? 1 : 0 });
}
