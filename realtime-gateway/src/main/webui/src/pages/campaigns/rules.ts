import type {
  Campaign,
  ConsentRequired,
  DialingMode,
  Growth,
  NewCampaign,
  Outcome,
} from '~/api/types';
import { limits } from '~/generated/rules';
import { check, type Errors } from '~/ui/forms';

/** A campaign's rules as a form holds them; what is empty is the server's to say. */
export interface RuleValues {
  name: string;
  mode: DialingMode;
  manualCalls: boolean;
  previewSeconds: number | '';
  previewDials: boolean;
  skipMinutes: number | '';
  linesPerAgent: number | '';
  wrapUpSeconds: number | '';
  ringLimitSeconds: number | '';
  maxAttempts: number | '';
  detectMachines: boolean;
  machineActsWithinSeconds: number | '';
  machineMessage: string;
  safeHarborText: string;
  practice: boolean | '';
  cancelRinging: boolean;
  callsPerDay: number | '';
  consultRegistries: boolean;
  consentRequired: ConsentRequired;
  retryMinutes: Record<string, number>;
  retryGrowth: Record<string, Growth>;
}

/** What the law alone decides where nobody says more. */
const MAY_BE_EMPTY = new Set(['callsPerDay']);

export const RULE_FIELDS = Object.keys(limits.NewCampaign);

/** The outcomes after which a lead may be tried again. */
export const RETRIED: readonly Outcome[] = [
  'NO_ANSWER',
  'BUSY',
  'REJECTED',
  'MACHINE',
  'ABANDONED',
  'FAILED',
  'CANCELED',
];

/** A new campaign: a name, and everything else as the server has it. */
export const NEW_RULES: RuleValues = {
  name: '',
  mode: 'PROGRESSIVE',
  manualCalls: false,
  previewSeconds: '',
  previewDials: true,
  skipMinutes: '',
  linesPerAgent: '',
  wrapUpSeconds: '',
  ringLimitSeconds: '',
  maxAttempts: '',
  detectMachines: false,
  machineActsWithinSeconds: '',
  machineMessage: '',
  safeHarborText: '',
  practice: '',
  cancelRinging: false,
  callsPerDay: '',
  consultRegistries: true,
  consentRequired: 'NONE',
  retryMinutes: {},
  retryGrowth: {},
};

export function rulesOf(campaign: Campaign): RuleValues {
  return {
    name: campaign.name,
    mode: campaign.mode,
    manualCalls: campaign.manualCalls,
    previewSeconds: campaign.previewSeconds,
    previewDials: campaign.previewDials,
    skipMinutes: campaign.skipMinutes,
    linesPerAgent: campaign.linesPerAgent,
    wrapUpSeconds: campaign.wrapUpSeconds,
    ringLimitSeconds: campaign.ringLimitSeconds,
    maxAttempts: campaign.maxAttempts,
    detectMachines: campaign.detectMachines,
    machineActsWithinSeconds: campaign.machineActsWithinSeconds,
    machineMessage: campaign.machineMessage,
    safeHarborText: campaign.safeHarborText,
    practice: campaign.practice,
    cancelRinging: campaign.cancelRinging,
    callsPerDay: campaign.callsPerDay ?? '',
    consultRegistries: campaign.consultRegistries,
    consentRequired: campaign.consentRequired,
    retryMinutes: campaign.retryMinutes,
    retryGrowth: campaign.retryGrowth,
  };
}

/** A campaign with everything said, to lay over the one there is. */
export function changeOf(values: RuleValues): NewCampaign {
  const callsPerDay = values.callsPerDay === '' ? 0 : values.callsPerDay;
  const { retryMinutes, retryGrowth } = values;
  return { ...filled(values), callsPerDay, retryMinutes, retryGrowth };
}

/** A campaign to set up: what is empty is left out, and so are the retries. */
export function newCampaignOf(values: RuleValues): NewCampaign {
  return filled(values);
}

function filled({
  retryMinutes: _minutes,
  retryGrowth: _growth,
  name,
  ...rules
}: RuleValues): NewCampaign {
  const said = Object.entries(rules).filter(([, value]) => value !== '');
  return { name: name.trim(), ...Object.fromEntries(said) };
}

/** What is wrong with rules; a campaign that exists has none left to the server. */
export function checkRules(values: RuleValues, allNeeded: boolean): Errors {
  const errors = check(limits.NewCampaign, values);
  if (allNeeded) {
    for (const [field, value] of Object.entries(values)) {
      if (MAY_BE_EMPTY.has(field)) {
        continue;
      }
      if (value === '' || (typeof value === 'string' && value.trim() === '')) {
        errors[field] = 'Required';
      }
    }
  }
  return errors;
}
