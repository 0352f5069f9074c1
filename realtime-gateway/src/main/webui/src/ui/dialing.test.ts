import { describe, expect, it } from 'vitest';
import type { Dialed, DialingStatistics } from '~/api/types';
import { connectionWords, paceWords } from './dialing';

const FROM = '2026-11-20T11:01:00Z';

function dialed(placed: number, connected: number, callsPerHour: number): Dialed {
  const connectionRate = placed === 0 ? null : connected / placed;
  return { from: FROM, placed, connected, connectionRate, callsPerHour };
}

function statistics(lastHour: Dialed, today: Dialed): DialingStatistics {
  return { at: '2026-11-20T12:00:00Z', zone: 'Europe/Berlin', lastHour, today };
}

describe('dialing statistics', () => {
  it('say the last hour and the day so far', () => {
    const now = statistics(dialed(120, 54, 120), dialed(1, 1, 1));
    expect(paceWords(now)).toEqual({ value: '120', note: '1 call today, 1 an hour' });
    expect(connectionWords(now)).toEqual({ value: '45%', note: 'today 100%' });
  });

  it('say a slow day to the tenth', () => {
    const slow = statistics(dialed(2, 0, 2), dialed(21, 4, 4.2));
    expect(paceWords(slow).note).toBe('21 calls today, 4.2 an hour');
    expect(connectionWords(slow)).toEqual({ value: '0%', note: 'today 19%' });
  });

  it('say no share where nothing was placed', () => {
    const idle = statistics(dialed(0, 0, 0), dialed(0, 0, 0));
    expect(paceWords(idle)).toEqual({ value: '0', note: 'none today' });
    expect(connectionWords(idle)).toEqual({ value: '–', note: 'none today' });
  });

  it('say nothing before they are known', () => {
    expect(paceWords(undefined).value).toBe('–');
    expect(connectionWords(undefined).value).toBe('–');
  });
});
