import { describe, expect, it } from 'vitest';
import { csv } from './csv';

describe('a table as CSV', () => {
  it('quotes what needs it, and marks itself as UTF-8', () => {
    expect(
      csv([
        ['row', 'content'],
        [3, 'a "quoted", value'],
        [4, 'two\nlines'],
        [5, 'Ünï'],
      ]),
    ).toBe('\uFEFFrow,content\r\n3,"a ""quoted"", value"\r\n4,"two\nlines"\r\n5,Ünï\r\n');
  });

  it('lets nothing run as a formula, and leaves numbers alone', () => {
    expect(csv([['=cmd()', '+1', '-1', '@x', 'a=b', -1]])).toBe(
      "\uFEFF'=cmd(),'+1,'-1,'@x,a=b,-1\r\n",
    );
  });
});
