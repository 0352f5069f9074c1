import { describe, expect, it } from 'vitest';
import { age, oldestWords, type Speed, shareWords, together } from './speed';

const NOW = Date.parse('2026-11-20T12:00:00Z');

function speed(parts: Partial<Speed>): Speed {
  return { oldestFreshAt: null, dialedInTime: 0, dialedLate: 0, waitingLate: 0, ...parts };
}

describe('speed to lead', () => {
  it('says how old the oldest fresh lead is, and how many waited too long', () => {
    expect(oldestWords(speed({ oldestFreshAt: '2026-11-20T11:48:00Z' }), NOW)).toEqual({
      value: '12 min',
      note: 'none waits over 2 h',
    });
    expect(
      oldestWords(speed({ oldestFreshAt: '2026-11-20T08:40:00Z', waitingLate: 3 }), NOW),
    ).toEqual({ value: '3 h 20 min', note: '3 wait longer than 2 h' });
    expect(
      oldestWords(speed({ oldestFreshAt: '2026-11-20T09:00:00Z', waitingLate: 1 }), NOW).note,
    ).toBe('1 waits longer than 2 h');
  });

  it('says so where no fresh lead waits', () => {
    expect(oldestWords(speed({ dialedInTime: 5 }), NOW)).toEqual({
      value: '–',
      note: 'no fresh lead waits',
    });
  });

  it('counts who waits too long against the share', () => {
    expect(shareWords(speed({ dialedInTime: 47, dialedLate: 2, waitingLate: 1 }))).toEqual({
      value: '94%',
      note: '47 of 50 leads',
    });
    expect(shareWords(speed({ waitingLate: 3 }))).toEqual({ value: '0%', note: '0 of 3 leads' });
  });

  it('has no share while no lead was dialed', () => {
    expect(shareWords(speed({ oldestFreshAt: '2026-11-20T11:48:00Z' }))).toEqual({
      value: '–',
      note: 'no lead was dialed yet',
    });
  });

  it('adds up over campaigns: the oldest of all, the share of all', () => {
    const all = together([
      speed({ dialedInTime: 90, oldestFreshAt: '2026-11-20T11:00:00Z' }),
      speed({ dialedInTime: 1, dialedLate: 9, oldestFreshAt: '2026-11-20T10:59:00.5Z' }),
      speed({ waitingLate: 0 }),
    ]);
    expect(all.oldestFreshAt).toBe('2026-11-20T10:59:00.5Z');
    expect(shareWords(all)).toEqual({ value: '91%', note: '91 of 100 leads' });
    expect(together([])).toEqual(speed({}));
  });

  it('says an age in two parts at most', () => {
    expect(age(0)).toBe('under 1 min');
    expect(age(59_999)).toBe('under 1 min');
    expect(age(60_000)).toBe('1 min');
    expect(age(120 * 60_000)).toBe('2 h');
    expect(age(1439 * 60_000)).toBe('23 h 59 min');
    expect(age(1440 * 60_000)).toBe('1 d');
    expect(age((2 * 1440 + 4 * 60 + 30) * 60_000)).toBe('2 d 4 h');
  });
});
