import { expect, test } from 'vitest';
import type { LeadNumber } from '~/api/types';
import { otherPhonesOf, shownOf } from './otherPhones';

const numbers: LeadNumber[] = [
  { phone: '+12015550101', state: 'OPEN', next: false },
  { phone: '+12015550102', state: 'OPEN', next: true },
  { phone: '+12015550103', state: 'SUPPRESSED', next: false },
];

test('a form shows every number but the next, and reads back what it shows', () => {
  const shown = shownOf(numbers);

  expect(shown).toBe('+12015550101, +12015550103');
  expect(otherPhonesOf(shown)).toEqual(['+12015550101', '+12015550103']);
});

test('numbers are typed with commas or semicolons between', () => {
  expect(otherPhonesOf(' (201) 555-0101,+12015550102;; ')).toEqual([
    '(201) 555-0101',
    '+12015550102',
  ]);
  expect(otherPhonesOf('')).toEqual([]);
});
