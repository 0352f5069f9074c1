import { describe, expect, it } from 'vitest';
import { changeOf, checkRules, NEW_RULES, newCampaignOf } from './rules';

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
});
