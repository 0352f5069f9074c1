import type { CallerCategory, IncomingCallState, Verification } from '~/api/types';
import type { Word } from '~/ui/words';

/** What a call that came in is taken for. */
export const CALLER_CATEGORY: Record<CallerCategory, string> = {
  RETURNED_CALL: 'Lead, returns our call',
  KNOWN_LEAD: 'Known lead',
  UNKNOWN_CALLER: 'Unknown caller',
};

/** What becomes of a call that came in. */
export const INCOMING_CALL_STATE: Record<IncomingCallState, Word> = {
  CALLBACK: { text: 'Called back by itself', tone: 'blue' },
  OPEN: { text: 'Waits for you', tone: 'amber' },
  SETTLED: { text: 'Settled', tone: 'green' },
};

/** How far the network answers for a caller's number (STIR/SHAKEN). */
export const VERIFICATION: Record<Verification, string> = {
  A: 'Number verified: A',
  B: 'Number verified: B',
  C: 'Number verified: C',
  FAILED: 'Number verification failed',
  NONE: 'Number not verified',
};
