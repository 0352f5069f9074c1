import { describe, expect, it } from 'vitest';
import { changeOf, choicesOf, idleBecause, usedOf, valuesOf } from './takers';

const CAMPAIGNS = [
  { id: 'a', name: 'Autumn', mode: 'PROGRESSIVE', state: 'RUNNING', practice: false },
  { id: 'b', name: 'By hand', mode: 'MANUAL', state: 'DRAFT', practice: true },
  { id: 'c', name: 'Message', mode: 'BROADCAST', state: 'RUNNING', practice: false },
  { id: 'd', name: 'Over', mode: 'PROGRESSIVE', state: 'STOPPED', practice: false },
] as const;

const FEW = { leadsPerDay: 200, leadsOfLastDay: 3 };
const NOBODY = { campaignId: null, campaignName: null, campaignState: null, ...FEW };
const OVER = { campaignId: 'd', campaignName: 'Over', campaignState: 'STOPPED', ...FEW } as const;
const BEFORE = valuesOf({ message: 'Later.', putThrough: false }, NOBODY);

describe('who may take unknown callers', () => {
  it('is no campaign that says a message or was stopped', () => {
    expect(choicesOf(CAMPAIGNS, NOBODY).map(({ value }) => value)).toEqual(['', 'a', 'b']);
  });

  it('is marked where it practices', () => {
    expect(choicesOf(CAMPAIGNS, NOBODY)).toContainEqual({
      value: 'b',
      label: 'By hand (practice)',
    });
  });

  it('is nobody where there is no campaign', () => {
    const [none, ...others] = choicesOf([], NOBODY);
    expect(none?.label).toContain('no campaign yet');
    expect(others).toEqual([]);
  });

  it('shows the campaign that is set, though it may not be chosen any more', () => {
    expect(choicesOf(CAMPAIGNS, OVER)).toContainEqual({ value: 'd', label: 'Over' });
  });

  it('shows the campaign that is set once', () => {
    const set = {
      campaignId: 'a',
      campaignName: 'Autumn',
      campaignState: 'RUNNING',
      ...FEW,
    } as const;
    expect(choicesOf(CAMPAIGNS, set)).toHaveLength(3);
    expect(idleBecause(set)).toBeUndefined();
  });

  it('says why the campaign that is set takes nobody', () => {
    expect(idleBecause(OVER)).toContain('stopped');
    expect(idleBecause({ ...OVER, campaignState: 'DRAFT' })).toContain('started');
    expect(idleBecause(NOBODY)).toBeUndefined();
  });
});

describe('the limit of new leads', () => {
  it('says how many there were, and what it means where it is reached', () => {
    expect(usedOf(NOBODY)).toBe('3 in the last 24 hours.');
    expect(usedOf({ ...NOBODY, leadsOfLastDay: 200 })).toContain('become no leads for now');
  });
});

describe('what is sent', () => {
  it('is nothing where nothing is different', () => {
    expect(changeOf(BEFORE, { ...BEFORE }, BEFORE)).toEqual({});
  });

  it('is the campaign alone where only that is different, and null where it is taken away', () => {
    expect(changeOf(BEFORE, { ...BEFORE, campaignId: 'a' }, BEFORE)).toEqual({
      strangers: { campaignId: 'a' },
    });
    expect(changeOf({ ...BEFORE, campaignId: 'a' }, BEFORE, BEFORE)).toEqual({
      strangers: { campaignId: null },
    });
  });

  it('is the limit with the campaign that holds now', () => {
    const known = { ...BEFORE, campaignId: 'a' };
    expect(changeOf(BEFORE, { ...BEFORE, leadsPerDay: 50 }, known)).toEqual({
      strangers: { campaignId: 'a', leadsPerDay: 50 },
    });
    expect(changeOf(BEFORE, { ...BEFORE, leadsPerDay: '' }, BEFORE)).toEqual({});
  });

  it('is message and switch without the campaign where that stays', () => {
    expect(changeOf(BEFORE, { ...BEFORE, putThrough: true }, BEFORE)).toEqual({
      settings: { message: 'Later.', putThrough: true },
    });
  });

  it('takes nothing back that somebody else changed meanwhile', () => {
    const known = { ...BEFORE, message: 'Soon.', campaignId: 'a' };
    expect(changeOf(BEFORE, { ...BEFORE, putThrough: true }, known)).toEqual({
      settings: { message: 'Soon.', putThrough: true },
    });
  });
});
