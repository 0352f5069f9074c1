/** What went wrong with a softphone, in the agent's words. */
export interface Fault {
  readonly reason: string;
  /** Whether connecting again by itself would only fail again. */
  readonly forAPerson: boolean;
}

const FOR_AN_ADMIN = [20101, 20103, 20107, 20151, 31201, 31202, 31204, 31206, 31207, 31208, 31209];

/** Twilio's error codes that say more than "it did not work" (voice-sdk, errors). */
export function faultOf(failure: unknown): Fault {
  const code = codeOf(failure);
  if (code === 31401) {
    return {
      reason:
        'The browser may not use your microphone. Allow it beside the address of this page, then try again.',
      forAPerson: true,
    };
  }
  if (code === 31402) {
    return {
      reason:
        'No microphone could be used. Plug a headset in, or close the program that uses it, then try again.',
      forAPerson: true,
    };
  }
  if (code !== undefined && FOR_AN_ADMIN.includes(code)) {
    return {
      reason: `Twilio does not accept the key of the carrier account (${code}). Ask an admin to test the account.`,
      forAPerson: true,
    };
  }
  return {
    reason: `Twilio’s phone could not connect${code === undefined ? '' : ` (${code})`}: ${wordsOf(failure)}`,
    forAPerson: false,
  };
}

/** What Twilio's warnings about a call's sound mean for the agent. */
const WARNINGS: Record<string, string> = {
  'high-rtt': 'Your connection is slow: you and the lead may talk over each other.',
  'high-jitter': 'Your connection is uneven: the sound may break up.',
  'high-packet-loss': 'Your connection loses sound. Use a cable instead of Wi-Fi if you can.',
  'high-packets-lost-fraction':
    'Your connection loses sound. Use a cable instead of Wi-Fi if you can.',
  'low-mos': 'The sound is poor at the moment.',
  'low-bytes-sent': 'The lead may not hear you: nothing reaches Twilio.',
  'low-bytes-received': 'You may not hear the lead: nothing comes from Twilio.',
  'constant-audio-input-level': 'Your microphone is silent. Is it the right one, and switched on?',
  'ice-connectivity-lost': 'Your connection is interrupted. It is being restored.',
};

/** The agent's words for a warning; empty where it says nothing to them. */
export function warningOf(name: string): string | undefined {
  return WARNINGS[name];
}

function codeOf(failure: unknown): number | undefined {
  const code = (failure as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? code : undefined;
}

function wordsOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : 'no answer.';
}
