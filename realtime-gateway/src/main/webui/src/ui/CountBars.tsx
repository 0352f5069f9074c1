import { Stack, Text } from '@mantine/core';
import type { Word } from './words';

interface Props {
  /** What is counted, for screen readers. */
  readonly label: string;
  readonly counts: readonly { readonly key: string; readonly word: Word; readonly count: number }[];
}

/** Counts as a list with bars: the longest is the largest. */
export function CountBars({ label, counts }: Props) {
  const largest = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }} aria-label={label}>
      {counts.map(({ key, word, count }) => (
        <li key={key} data-tone={word.tone} className="rb-count">
          <Text size="sm" lh={1.3}>
            {word.text}
          </Text>
          <div className="rb-track" aria-hidden>
            <div className="rb-bar" style={{ width: `${(count / largest) * 100}%` }} />
          </div>
          <Text size="sm" fw={600} lh={1.3} ta="right" className="rb-number">
            {count.toLocaleString()}
          </Text>
        </li>
      ))}
    </Stack>
  );
}

/** The counts of these names, in their order, each with its word; those at zero only if asked for. */
export function countsOf<K extends string>(
  names: readonly K[],
  words: Record<K, Word>,
  counts: Readonly<Record<string, number>>,
  zeros = true,
) {
  return names
    .map((key) => ({ key, word: words[key], count: counts[key] ?? 0 }))
    .filter(({ count }) => zeros || count > 0);
}
