const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whole time between a timestamp and now, never negative. */
export function elapsed(since: string, now: number): number {
  return Math.max(0, now - Date.parse(since));
}

/** Whole time from now until a timestamp, never negative. */
export function remaining(until: string, now: number): number {
  return Math.max(0, Date.parse(until) - now);
}

/** As a stop watch shows it: 05:07, or 1:05:07 from an hour on. */
export function stopwatch(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / SECOND));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** In words, for durations that people set: 90 seconds, 4 hours, 3 days. */
export function inWords(millis: number): string {
  const [unit, size] =
    millis % DAY === 0 && millis > 0
      ? (['day', DAY] as const)
      : millis % HOUR === 0 && millis > 0
        ? (['hour', HOUR] as const)
        : millis % MINUTE === 0 && millis > 0
          ? (['minute', MINUTE] as const)
          : (['second', SECOND] as const);
  return plural(Math.round(millis / size), unit);
}

/** 1 agent, 2 agents. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString()} ${n === 1 ? one : many}`;
}
