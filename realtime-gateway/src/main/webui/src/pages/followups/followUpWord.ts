import type { FollowUp } from '~/api/types';
import type { Word } from '~/ui/words';

/** How a follow-up stands now. */
export function followUpWord({ completed, scheduledAt }: FollowUp, now: number): Word {
  if (completed) {
    return { text: 'Done', tone: 'green' };
  }
  return Date.parse(scheduledAt) <= now
    ? { text: 'Due', tone: 'amber' }
    : { text: 'Open', tone: 'blue' };
}
