import type { LeadNumber } from '~/api/types';

/** Every number but the one that is dialed next, with commas between, as a form shows them. */
export function shownOf(numbers: readonly LeadNumber[]): string {
  return numbers
    .filter(({ next }) => !next)
    .map(({ phone }) => phone)
    .join(', ');
}

/** The number that is dialed next, where it is among these. */
export function nextOf(numbers: readonly LeadNumber[]): string[] {
  return numbers.filter(({ next }) => next).map(({ phone }) => phone);
}

/** The numbers that somebody typed: commas or semicolons between. */
export function otherPhonesOf(typed: string): string[] {
  return typed
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
