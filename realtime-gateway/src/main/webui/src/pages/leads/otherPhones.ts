import type { LeadNumber } from '~/api/types';

/** Every number but the one that is dialed next, one a line, as a form shows them. */
export function linesOf(numbers: readonly LeadNumber[]): string {
  return numbers
    .filter(({ next }) => !next)
    .map(({ phone }) => phone)
    .join('\n');
}

/** The numbers that somebody typed: each on a line of its own, or with commas between. */
export function otherPhonesOf(typed: string): string[] {
  return typed
    .split(/[\n,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
