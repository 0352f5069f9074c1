const MINUTES = 'YYYY-MM-DDTHH:MM'.length;

/** A moment as a field for local time holds it. */
export function timeField(millis: number): string {
  const offset = new Date(millis).getTimezoneOffset() * 60_000;
  return new Date(millis - offset).toISOString().slice(0, MINUTES);
}
