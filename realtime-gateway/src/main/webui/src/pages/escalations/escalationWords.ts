import type { EscalationState } from '~/api/types';
import type { Word } from '~/ui/words';

/** Where an escalation stands. */
export const ESCALATION_STATE: Record<EscalationState, Word> = {
  OPEN: { text: 'Open', tone: 'amber' },
  BACK_IN_QUEUE: { text: 'Back in the queue', tone: 'blue' },
  DONE: { text: 'Done', tone: 'green' },
  WITHDRAWN: { text: 'Taken back by the agent', tone: 'gray' },
};
