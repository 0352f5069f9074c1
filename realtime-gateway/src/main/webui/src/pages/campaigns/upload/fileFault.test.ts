import { describe, expect, it } from 'vitest';
import { fileFault, size } from './fileFault';

describe('a file to upload', () => {
  it('is refused before it is sent where it is plainly not a CSV file', () => {
    expect(fileFault({ name: 'Leads.XLSX', size: 10 })).toMatch(/CSV UTF-8/);
    expect(fileFault({ name: 'leads.pdf', size: 10 })).toMatch(/no CSV/);
    expect(fileFault({ name: 'leads.csv', size: 0 })).toMatch(/empty/);
    expect(fileFault({ name: 'leads.csv', size: 1 })).toBeUndefined();
    expect(fileFault({ name: 'leads', size: 1 })).toBeUndefined();
  });

  it('has a size in words', () => {
    expect(size(0)).toBe('0 bytes');
    expect(size(999)).toBe('999 bytes');
    expect(size(4_200_000)).toMatch(/^4.2 MB$/);
  });
});
