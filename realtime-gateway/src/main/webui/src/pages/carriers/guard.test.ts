import { describe, expect, it } from 'vitest';
import { readPrices, spentOf, writePrices } from './guard';

describe('prices', () => {
  it('are read line by line, however they are spaced', () => {
    expect(readPrices('+44 0.05\n\n  +4479,0.1 \n')).toEqual({ '+44': 0.05, '+4479': 0.1 });
  });

  it('are refused as a whole when one line is none', () => {
    for (const wrong of ['44 0.05', '+44', '+44 x', '+44 -1', '+44 1 2']) {
      expect(readPrices(wrong)).toBeUndefined();
    }
  });

  it('come back as they were typed', () => {
    expect(readPrices(writePrices({ '+4479': 0.1, '+44': 0.05 }))).toEqual({
      '+44': 0.05,
      '+4479': 0.1,
    });
  });
});

describe('what is spent', () => {
  it('says when there is no limit', () => {
    expect(spentOf(1.5, 25)).toBe('$1.50 of $25.00');
    expect(spentOf(0, null)).toBe('$0.00 of no limit');
  });
});
