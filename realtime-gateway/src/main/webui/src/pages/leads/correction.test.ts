import { expect, test } from 'vitest';
import type { NumberState, Priority } from '~/api/types';
import { correctionOf } from './correction';

const MEDIUM: Priority = 'MEDIUM';
const OPEN: NumberState = 'OPEN';
const same = { name: 'Ada', email: '', language: 'en', priority: MEDIUM };
const lead = {
  ...same,
  score: 40,
  numbers: [
    { phone: '+12015550101', state: OPEN, next: true },
    { phone: '+12015550102', state: OPEN, next: false },
  ],
};
const shown = { ...same, score: 40, otherPhones: '+12015550102' };

test('only what is different is sent', () => {
  expect(correctionOf(lead, { ...shown })).toEqual({});
  expect(correctionOf(lead, { ...shown, priority: 'URGENT', email: 'ada@example.org' })).toEqual({
    priority: 'URGENT',
    email: 'ada@example.org',
  });
});

test('a score is changed, and never taken away', () => {
  expect(correctionOf(lead, { ...shown, score: 0 })).toEqual({ score: 0 });
  expect(correctionOf(lead, { ...shown, score: '' })).toEqual({});
});

test('numbers are sent all together, with the one that was next, or not at all', () => {
  const typed = '+12015550102, +12015550103';

  expect(correctionOf(lead, { ...shown, otherPhones: typed })).toEqual({
    otherPhones: ['+12015550102', '+12015550103', '+12015550101'],
  });
  expect(correctionOf(lead, { ...shown, otherPhones: '' })).toEqual({
    otherPhones: ['+12015550101'],
  });
});
