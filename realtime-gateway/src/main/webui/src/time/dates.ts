const DATE_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const PRECISE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** 20 Nov 2026, 14:03, in the reader's own manner. */
export function dateTime(iso: string): string {
  return DATE_TIME.format(new Date(iso));
}

/** With seconds. */
export function preciseDateTime(iso: string): string {
  return PRECISE.format(new Date(iso));
}

/** The time of day, with seconds. */
export function timeOfDay(iso: string): string {
  return TIME.format(new Date(iso));
}
