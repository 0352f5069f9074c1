import { describe, expect, it } from 'vitest';
import type { Recording } from '~/api/types';
import { wordOf } from './recordingWords';

const recording: Recording = {
  id: 'c1',
  campaignId: 'k1',
  leadId: 'l1',
  agentId: 'a1',
  state: 'KEPT',
  channels: 'MIXED',
  begunAt: '2026-11-22T10:00:00Z',
  seconds: 12,
  deletion: null,
  atCarrier: false,
};

describe('what is said of a recording', () => {
  it('is nothing where it can be played, or never was', () => {
    expect(wordOf(recording)).toBeUndefined();
    expect(wordOf({ ...recording, state: 'NOTHING' })).toBe('');
  });

  it('is that it comes, while the call goes on or it is on its way', () => {
    for (const state of ['WANTED', 'RECORDING', 'PAUSED', 'READY'] as const) {
      expect(wordOf({ ...recording, state })).toContain('when the call is over');
    }
  });

  it('is who deleted it and why, or that its time was up', () => {
    const at = '2026-11-22T11:00:00Z';
    const asked = { at, cause: 'ON_REQUEST', reason: 'asked for', byName: 'Ada' } as const;
    const outdated = { at, cause: 'RETENTION', reason: null, byName: null } as const;

    expect(wordOf({ ...recording, state: 'DELETED', deletion: asked })).toMatch(
      /by Ada: asked for\.$/,
    );
    expect(wordOf({ ...recording, state: 'DELETED', deletion: outdated })).toMatch(
      /time was up\.$/,
    );
    expect(
      wordOf({ ...recording, state: 'DELETED', deletion: outdated, atCarrier: true }),
    ).toContain('its own copy');
  });
});
