import type { CallerCategory, CallerRouting, IncomingCallState, Verification } from '~/api/types';
import type { Word } from '~/ui/words';

/** What a call that came in is taken for. */
export const CALLER_CATEGORY: Record<CallerCategory, string> = {
  RETURNED_CALL: 'Lead, returns our call',
  KNOWN_LEAD: 'Known lead',
  UNKNOWN_CALLER: 'Unknown caller',
};

/** What becomes of a call that came in. */
export const INCOMING_CALL_STATE: Record<IncomingCallState, Word> = {
  TAKEN: { text: 'Talked with an agent', tone: 'green' },
  CALLBACK: { text: 'Called back by itself', tone: 'blue' },
  OPEN: { text: 'Waits for you', tone: 'amber' },
  SETTLED: { text: 'Settled', tone: 'green' },
};

/** To whom a caller was put through, or why to nobody. */
export const CALLER_ROUTING: Record<CallerRouting, string> = {
  TO_OWNER: 'Put through to the owner',
  TO_ANYONE: 'Put through to whoever was free longest',
  UNKNOWN_CALLER: 'Put through to nobody: unknown caller',
  DO_NOT_CALL: 'Put through to nobody: on the do-not-call list',
  PRACTICE_ONLY: 'Put through to nobody: the campaign only practices',
  NOT_DIALABLE: 'Put through to nobody: a number that could not be called back',
  TOO_MANY_STRANGERS: 'Put through to nobody: too many unknown callers became leads lately',
  FORGED_NUMBER: 'Put through to nobody: number failed its verification',
  CAMPAIGN_CLOSED: 'Put through to nobody: the campaign takes no calls',
  BEING_CALLED: 'Put through to nobody: we were just calling',
  NOBODY_FREE: 'Nobody was free',
  NOT_IN_LINE: 'Put through to nobody: nothing may be planned for the lead',
  PHONES_ELSEWHERE: "Put through to nobody: agents' phones are on another carrier account",
  TOO_LATE: 'Put through to nobody: found out too late',
};

/** How far the network answers for a caller's number (STIR/SHAKEN). */
export const VERIFICATION: Record<Verification, string> = {
  A: 'Number verified: A',
  B: 'Number verified: B',
  C: 'Number verified: C',
  FAILED: 'Number verification failed',
  NONE: 'Number not verified',
};
