import { describe, expect, it } from 'vitest';
import { enums } from '~/generated/rules';
import {
  conditionsOf,
  countWords,
  draftsOf,
  faultOf,
  isComplete,
  newDraft,
  operatorsOf,
  valuesOf,
  withField,
  withOperator,
} from './filterForm';

describe('a condition that is edited', () => {
  it('keeps its operator where the new field has it, and begins anew where not', () => {
    const draft = { ...newDraft('1'), values: ['web'] };

    expect(withField(draft, 'LANGUAGE')).toMatchObject({ operator: 'IS_ONE_OF', values: [] });
    expect(withField(draft, 'ATTEMPTS')).toMatchObject({ operator: 'AT_LEAST', values: [] });
  });

  it('keeps its values where they are given in the same way', () => {
    const draft = { ...newDraft('1'), values: ['web'] };

    expect(withOperator(draft, 'IS_NOT_ONE_OF').values).toEqual(['web']);
    expect(withOperator(draft, 'IS_EMPTY').values).toEqual([]);
  });

  it('is complete with its values, and with a name where it asks about a column', () => {
    const draft = newDraft('1');

    expect(isComplete(draft)).toBe(false);
    expect(isComplete({ ...draft, values: ['web'] })).toBe(true);
    expect(isComplete({ ...draft, operator: 'IS_FILLED' })).toBe(true);
    expect(isComplete({ ...draft, field: 'COLUMN', operator: 'IS_FILLED' })).toBe(false);
    expect(isComplete({ ...draft, field: 'COLUMN', column: 'City', operator: 'IS_FILLED' })).toBe(
      true,
    );
  });

  it('is sent as it was read', () => {
    const conditions = [
      { field: 'COLUMN', column: 'City', operator: 'IS_ONE_OF', values: ['Rome'] },
      { field: 'SCORE', column: null, operator: 'IS_EMPTY', values: [] },
    ] as const;
    const sent = conditions.map((one) => ({ ...one, values: [...one.values] }));

    expect(conditionsOf(draftsOf(sent))).toEqual(sent);
  });
});

describe('fields', () => {
  it('each have an operator, and values that go with it', () => {
    for (const field of enums.LeadField) {
      expect(operatorsOf(field).length).toBeGreaterThan(0);
    }
    expect(valuesOf({ field: 'PRIORITY', operator: 'IS_ONE_OF' })).toBe('choice');
    expect(valuesOf({ field: 'PLACE', operator: 'IS_ONE_OF' })).toBe('text');
    expect(valuesOf({ field: 'COLUMN', operator: 'AT_MOST' })).toBe('number');
    expect(valuesOf({ field: 'SCORE', operator: 'IS_FILLED' })).toBe('none');
  });
});

describe('what the server says', () => {
  it('is told at the condition it is about', () => {
    const errors = [
      { field: 'conditions[1].values[0]', constraint: 'Value', message: 'Write a number.' },
    ];

    expect(faultOf(errors, 1)).toBe('Write a number.');
    expect(faultOf(errors, 0)).toBeUndefined();
  });

  it('is counted in words', () => {
    expect(countWords(812, 1000)).toBe('812 of 1,000 leads that wait');
    expect(countWords(1, 1)).toBe('1 of 1 lead that waits');
  });
});
