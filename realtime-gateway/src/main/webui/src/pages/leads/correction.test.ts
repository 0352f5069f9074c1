import { expect, test } from 'vitest';
import type { Priority } from '~/api/types';
import { correctionOf } from './correction';

const MEDIUM: Priority = 'MEDIUM';
const lead = { name: 'Ada', email: '', language: 'en', priority: MEDIUM, score: 40 };

test('only what is different is sent', () => {
  expect(correctionOf(lead, { ...lead })).toEqual({});
  expect(correctionOf(lead, { ...lead, priority: 'URGENT', email: 'ada@example.org' })).toEqual({
    priority: 'URGENT',
    email: 'ada@example.org',
  });
});

test('a score is changed, and never taken away', () => {
  expect(correctionOf(lead, { ...lead, score: 0 })).toEqual({ score: 0 });
  expect(correctionOf(lead, { ...lead, score: '' })).toEqual({});
});
