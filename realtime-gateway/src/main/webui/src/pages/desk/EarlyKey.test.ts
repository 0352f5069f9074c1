import { describe, expect, it } from 'vitest';
import { EarlyKey } from './EarlyKey';

describe('a key that is pressed early', () => {
  it('chooses once there is something to choose from, and once only', () => {
    const key = new EarlyKey();
    key.press(0);
    key.press(1);
    expect(key.take(['first', 'second'])).toBe(1);
    expect(key.take(['first', 'second'])).toBeUndefined();
  });

  it('chooses nothing where there is nothing in its place', () => {
    const key = new EarlyKey();
    key.press(8);
    expect(key.take(['first'])).toBeUndefined();
    expect(new EarlyKey().take(['first'])).toBeUndefined();
  });
});
