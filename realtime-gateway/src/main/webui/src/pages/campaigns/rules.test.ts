import { describe, expect, it } from 'vitest';
import { changeOf, checkRules, NEW_RULES, newCampaignOf, retriedIn } from './rules';

describe('the rules of a campaign', () => {
  it('leave to the server what a new campaign does not say', () => {
    expect(newCampaignOf({ ...NEW_RULES, name: ' Spring ', maxAttempts: 3 })).toEqual({
      name: 'Spring',
      consultRegistries: true,
      consentRequired: 'NONE',
      mode: 'PROGRESSIVE',
      manualCalls: false,
      previewDials: true,
      detectMachines: false,
      cancelRinging: false,
      maxAttempts: 3,
    });
  });

  it('are said in full when a campaign is changed', () => {
    const change = changeOf({
      ...NEW_RULES,
      name: 'Spring',
      wrapUpSeconds: 0,
      retryMinutes: { BUSY: 5 },
    });
    expect(change).toMatchObject({ wrapUpSeconds: 0, retryMinutes: { BUSY: 5 } });
  });

  it('say what a broadcast says only in that mode, and a key that means nothing as none', () => {
    const values = {
      ...NEW_RULES,
      name: 'Spring',
      broadcast: { ...NEW_RULES.broadcast, message: 'Press 9.' },
    };
    expect(newCampaignOf(values)).not.toHaveProperty('broadcast');
    expect(newCampaignOf({ ...values, mode: 'BROADCAST' }).broadcast).toMatchObject({
      lines: 10,
      message: 'Press 9.',
      transferKey: null,
      optOutKey: '9',
    });
  });

  it('want a message and words for the keys of a broadcast, and two keys for two things', () => {
    const broadcast = { ...NEW_RULES.broadcast, transferKey: '9', optOutText: ' ', lines: 0 };
    const values = { ...NEW_RULES, name: 'Spring', broadcast };
    expect(checkRules(values, false)).toEqual({});
    expect(checkRules({ ...values, mode: 'BROADCAST' }, false)).toEqual({
      'broadcast.lines': 'From 1 to 500',
      'broadcast.message': 'Required',
      'broadcast.optOutKey': 'Another key than the one for an agent',
      'broadcast.optOutText': 'Required',
    });
    const mute = { ...NEW_RULES.broadcast, message: 'News.', optOutKey: '', optOutText: '' };
    expect(checkRules({ ...values, mode: 'BROADCAST', broadcast: mute }, false)).toEqual({});
  });

  it('try again after what was heard only where something is said', () => {
    expect(retriedIn('RATIO')).not.toContain('INFORMED');
    expect(retriedIn('BROADCAST')).toEqual(expect.arrayContaining(['BUSY', 'INFORMED', 'HUNG_UP']));
  });

  it('may be left empty in a new campaign, and not in one that exists', () => {
    expect(checkRules({ ...NEW_RULES, name: 'Spring' }, false)).toEqual({});
    expect(checkRules({ ...NEW_RULES, name: 'Spring' }, true)).toMatchObject({
      maxAttempts: 'Required',
      safeHarborText: 'Required',
    });
    expect(checkRules({ ...NEW_RULES, name: 'Spring', ringLimitSeconds: 4 }, false)).toEqual({
      ringLimitSeconds: 'From 5 to 120',
    });
  });

  it('say of a recording what is set, that it is off where there is one, and want its words', () => {
    const recording = { ...NEW_RULES.recording, on: true, optOutKey: '9' };
    const values = { ...NEW_RULES, name: 'Spring', recording };
    expect(newCampaignOf(values).recording).toMatchObject({ on: true, optOutKey: '9' });
    expect(changeOf(NEW_RULES).recording).toMatchObject({ on: false, optOutKey: null });
    const mute = { ...values, recording: { ...recording, announcement: ' ' } };
    expect(checkRules(mute, false)).toEqual({ 'recording.announcement': 'Required' });
    expect(checkRules({ ...mute, recording: { ...mute.recording, on: false } }, false)).toEqual({});
  });
});
