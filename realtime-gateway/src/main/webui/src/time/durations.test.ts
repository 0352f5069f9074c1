import { describe, expect, it } from 'vitest';
import { elapsed, remaining } from './durations';

const NOON = '2026-11-21T12:00:00Z';

describe('durations', () => {
  it('count down to what is to come, and stay at nothing after it', () => {
    expect(remaining(NOON, Date.parse(NOON) - 42_000)).toBe(42_000);
    expect(remaining(NOON, Date.parse(NOON) + 1_000)).toBe(0);
  });

  it('count up from what has been, and from nothing before it', () => {
    expect(elapsed(NOON, Date.parse(NOON) + 42_000)).toBe(42_000);
    expect(elapsed(NOON, Date.parse(NOON) - 1_000)).toBe(0);
  });
});
