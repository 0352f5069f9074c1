import { describe, expect, it } from 'vitest';
import { searchText } from './searchText';

describe('searching leads', () => {
  it('looks for phone numbers as they are kept', () => {
    expect(searchText(' +1 (202) 555-01 00 ')).toBe('+12025550100');
    expect(searchText('202.555')).toBe('202555');
  });

  it('looks for names as they are typed', () => {
    expect(searchText('  Ann-Marie O. ')).toBe('Ann-Marie O.');
    expect(searchText('Route 66')).toBe('Route 66');
    expect(searchText('x'.repeat(300))).toHaveLength(100);
  });
});
