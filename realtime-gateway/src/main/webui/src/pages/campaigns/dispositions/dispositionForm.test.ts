import { describe, expect, it } from 'vitest';
import { codeOf, moved, NEW_DISPOSITION, subsOf, withAction } from './dispositionForm';

describe('codeOf', () => {
  it('makes a code of what people read', () => {
    expect(codeOf('Wants a café visit!', [])).toBe('WANTS_A_CAFE_VISIT');
    expect(codeOf('2nd call', [])).toBe('ND_CALL');
  });

  it('makes one that is free and not the system’s', () => {
    expect(codeOf('Won', ['WON', 'WON_2'])).toBe('WON_3');
    expect(codeOf('Not connected: busy', [])).toBe('OTHER_NOT_CONNECTED_BUSY');
    expect(codeOf('!', [])).toBe('OTHER');
  });
});

describe('moved', () => {
  it('moves one and stays within the list', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});

describe('withAction', () => {
  it('has the delay that the action needs and no other', () => {
    const retry = withAction(NEW_DISPOSITION, 'RETRY');
    expect(retry.afterMinutes).toBe(1440);
    expect(withAction(retry, 'MARK_DND')).toMatchObject({ afterMinutes: null, growth: null });
    expect(withAction({ ...retry, afterMinutes: 5 }, 'NURTURE_CAMPAIGN').afterMinutes).toBe(5);
  });
});

describe('subsOf', () => {
  it('keeps the codes of those that were there', () => {
    const one = {
      ...NEW_DISPOSITION,
      subDispositions: [{ code: 'PRICE', label: 'Too expensive' }],
    };
    expect(subsOf(one, ['Too expensive', 'Price'])).toEqual([
      { code: 'PRICE', label: 'Too expensive' },
      { code: 'PRICE_2', label: 'Price' },
    ]);
  });
});
