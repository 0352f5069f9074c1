import { describe, expect, it } from 'vitest';
import { backoff } from './backoff';

describe('backoff', () => {
  it('waits longer after each failure, and never longer than fifteen seconds', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 20].map((failures) => backoff(failures, 1));
    expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it('leaves half of the wait to chance', () => {
    expect(backoff(3, 0)).toBe(1000);
    expect(backoff(3, 0.5)).toBe(1500);
    expect(backoff(3, 1)).toBe(2000);
  });
});
