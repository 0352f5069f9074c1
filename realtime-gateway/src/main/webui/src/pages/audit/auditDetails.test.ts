import { describe, expect, it } from 'vitest';
import { detailsOf } from './auditDetails';

describe('details of an audit entry', () => {
  it('say each rule from what to what, and name what is long', () => {
    const changes = {
      maxAttempts: [3, 5],
      retryMinutes: [{}, { BUSY: 5 }],
      callsPerDay: [null, 2],
    };
    expect(detailsOf({ details: { changes } })).toBe(
      'maxAttempts: 3 → 5 · retryMinutes · callsPerDay: null → 2',
    );
  });

  it('say why, and what it concerned', () => {
    expect(detailsOf({ details: { reason: 'wrong list', campaigns: 2, calls: 1 } })).toBe(
      'wrong list · 2 campaigns · 1 call taken back',
    );
    expect(detailsOf({ details: { said: ['role', 'password'], role: 'AGENT' } })).toBe(
      'role, password · Agent',
    );
  });

  it('say nothing where there is nothing', () => {
    expect(detailsOf({ details: {} })).toBe('–');
  });
});
