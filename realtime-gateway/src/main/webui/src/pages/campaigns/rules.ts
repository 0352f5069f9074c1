import type {
  BroadcastRules,
  Campaign,
  ConsentRequired,
  DialingMode,
  Growth,
  NewCampaign,
  Outcome,
  RecordingRules,
} from '~/api/types';
import { limits } from '~/generated/rules';
import { check, type Errors } from '~/ui/forms';

/** What a broadcast says, as a form holds it; a key that is empty means nothing. */
export interface BroadcastValues {
  lines: number | '';
  message: string;
  again: boolean;
  transferKey: string;
  optOutKey: string;
  optOutText: string;
  nobodyFreeText: string;
}

/** Whether and how calls are recorded, as a form holds it; a key that is empty means nothing. */
export interface RecordingValues extends Omit<RecordingRules, 'optOutKey'> {
  optOutKey: string;
}

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
  longestCallMinutes: number | '';
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
  broadcast: BroadcastValues;
  recording: RecordingValues;
}

/** What the law alone decides where nobody says more. */
const MAY_BE_EMPTY = new Set(['callsPerDay']);

/** The fields that a refused request may name; those within others come first. */
export const RULE_FIELDS = [
  ...Object.keys(limits.BroadcastRules).map((field) => `broadcast.${field}`),
  ...Object.keys(limits.RecordingRules).map((field) => `recording.${field}`),
  ...Object.keys(limits.NewCampaign),
];

/** The outcomes after which a lead may be tried again; only a broadcast's calls come to some. */
export function retriedIn(mode: DialingMode): readonly Outcome[] {
  return mode === 'BROADCAST' ? [...RETRIED, 'INFORMED', 'HUNG_UP'] : RETRIED;
}

/** The keys that may mean something to who hears a message. */
export const PHONE_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*'] as const;

const RETRIED: readonly Outcome[] = [
  'NO_ANSWER',
  'BUSY',
  'REJECTED',
  'MACHINE',
  'ABANDONED',
  'FAILED',
  'CANCELED',
];

/** A new broadcast: ten lines, a way out, and no message yet. */
const NEW_BROADCAST: BroadcastValues = {
  lines: 10,
  message: '',
  again: true,
  transferKey: '',
  optOutKey: '9',
  optOutText: 'Thank you. We will not call you again. Goodbye.',
  nobodyFreeText:
    'We are sorry, all of our staff are busy. We will not disturb you further today. Goodbye.',
};

/** As the server begins: nothing is recorded. */
const NEW_RECORDING: RecordingValues = {
  on: false,
  channels: 'MIXED',
  announcement: 'This call is being recorded for quality purposes.',
  announceAlways: true,
  optOutKey: '',
};

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
  longestCallMinutes: '',
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
  broadcast: NEW_BROADCAST,
  recording: NEW_RECORDING,
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
    longestCallMinutes: campaign.longestCallMinutes,
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
    broadcast: {
      ...campaign.broadcast,
      transferKey: campaign.broadcast.transferKey ?? '',
      optOutKey: campaign.broadcast.optOutKey ?? '',
    },
    recording: { ...campaign.recording, optOutKey: campaign.recording.optOutKey ?? '' },
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
  const { recording, ...rest } = filled(values);
  return recording?.on ? { ...rest, recording } : rest;
}

function filled({
  retryMinutes: _minutes,
  retryGrowth: _growth,
  name,
  broadcast,
  recording,
  ...rules
}: RuleValues): NewCampaign {
  const said = Object.entries(rules).filter(([, value]) => value !== '');
  const optOutKey = recording.optOutKey === '' ? null : recording.optOutKey;
  const campaign = {
    name: name.trim(),
    ...Object.fromEntries(said),
    recording: { ...recording, optOutKey },
  };
  return rules.mode === 'BROADCAST' ? { ...campaign, broadcast: saidBy(broadcast) } : campaign;
}

function saidBy({ lines, transferKey, optOutKey, ...rest }: BroadcastValues): BroadcastRules {
  return {
    ...rest,
    lines: lines === '' ? 0 : lines,
    transferKey: transferKey === '' ? null : transferKey,
    optOutKey: optOutKey === '' ? null : optOutKey,
  };
}

/** What is wrong with a broadcast; words are wanted only where a key leads to them. */
function checkBroadcast(broadcast: BroadcastValues): Errors {
  const { optOutText, nobodyFreeText, ...always } = limits.BroadcastRules;
  const errors = check(
    {
      ...always,
      ...(broadcast.optOutKey === '' ? {} : { optOutText }),
      ...(broadcast.transferKey === '' ? {} : { nobodyFreeText }),
    },
    broadcast,
  );
  if (broadcast.optOutKey !== '' && broadcast.optOutKey === broadcast.transferKey) {
    errors.optOutKey = 'Another key than the one for an agent';
  }
  return Object.fromEntries(
    Object.entries(errors).map(([field, error]) => [`broadcast.${field}`, error]),
  );
}

/** What is wrong with a recording's words. */
function checkRecording(recording: RecordingValues): Errors {
  return recording.on && recording.announcement.trim() === ''
    ? { 'recording.announcement': 'Required' }
    : {};
}

/** What is wrong with rules; a campaign that exists has none left to the server. */
export function checkRules(values: RuleValues, allNeeded: boolean): Errors {
  const { broadcast: _checkedBelow, recording: _checkedToo, ...flat } = limits.NewCampaign;
  const errors = {
    ...check(flat, values),
    ...(values.mode === 'BROADCAST' ? checkBroadcast(values.broadcast) : {}),
    ...checkRecording(values.recording),
  };
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
