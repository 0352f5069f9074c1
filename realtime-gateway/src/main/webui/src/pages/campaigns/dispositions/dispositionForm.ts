import type { Disposition } from '~/api/types';

/** What an action is called, and whether it waits. */
export const ACTIONS: readonly {
  readonly value: Disposition['action'];
  readonly label: string;
  readonly delay: 'needed' | 'possible' | 'none';
}[] = [
  { value: 'SCHEDULE_VISIT', label: 'Ask for a visit', delay: 'none' },
  { value: 'NURTURE_CAMPAIGN', label: 'Keep in touch by other means', delay: 'possible' },
  { value: 'RESCHEDULE', label: 'Call back', delay: 'needed' },
  { value: 'RETRY', label: 'Try again', delay: 'needed' },
  { value: 'MARK_INVALID', label: 'Mark the number invalid', delay: 'none' },
  { value: 'REASSIGN', label: 'Hand to an agent with the language', delay: 'none' },
  { value: 'MARK_DND', label: 'Never call again', delay: 'none' },
  { value: 'ASSIGN_MANAGER', label: 'Put before the supervisors', delay: 'none' },
];

/** Whether an action waits, must wait, or cannot. */
export function delayOf(action: Disposition['action']): 'needed' | 'possible' | 'none' {
  return ACTIONS.find(({ value }) => value === action)?.delay ?? 'none';
}

/** A code made of a label, and unlike the others: what people read changes, a code does not. */
export function codeOf(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 56);
  const base = plain === '' || plain.startsWith('NOT_CONNECTED_') ? `OTHER_${plain}` : plain;
  const code = base.replaceAll(/_+$/g, '');
  let free = code;
  for (let n = 2; taken.includes(free); n++) {
    free = `${code}_${n}`;
  }
  return free;
}

/** The list with one moved up or down. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const to = from + by;
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one === undefined || to < 0 || to >= list.length) {
    return [...list];
  }
  next.splice(to, 0, one);
  return next;
}

/** A disposition of another action: a delay that means nothing there is gone, a needed one is there. */
export function withAction(one: Disposition, action: Disposition['action']): Disposition {
  const delay = delayOf(action);
  if (delay === 'none') {
    return { ...one, action, afterMinutes: null, growth: null };
  }
  const afterMinutes = one.afterMinutes ?? (delay === 'needed' ? 1440 : null);
  return { ...one, action, afterMinutes };
}

/** Sub-dispositions as people type them; those that were there keep their codes. */
export function subsOf(
  one: Disposition,
  labels: readonly string[],
): Disposition['subDispositions'] {
  const subs: Disposition['subDispositions'] = [];
  for (const label of labels) {
    const known = one.subDispositions.find((sub) => sub.label === label);
    const taken = [...subs, ...one.subDispositions].map(({ code }) => code);
    subs.push(known ?? { code: codeOf(label, taken), label });
  }
  return subs;
}

export const NEW_DISPOSITION: Disposition = {
  code: '',
  label: '',
  group: 'CONNECTED',
  action: 'SCHEDULE_VISIT',
  afterMinutes: null,
  growth: null,
  salesStatus: null,
  subDispositions: [],
};
