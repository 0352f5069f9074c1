const FIRST_MS = 250;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the next try: half of it doubles with each failure, the other half is
 * chance, so that a thousand desks do not come back in the same instant.
 *
 * @param failures how many tries in a row came to nothing, from 1
 * @param random a number from 0 to 1
 */
export function backoff(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
  return Math.round(ceiling / 2 + (random * ceiling) / 2);
}
