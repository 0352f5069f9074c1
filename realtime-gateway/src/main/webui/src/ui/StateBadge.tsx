import type { Word } from './words';

/** A state in its word and color. */
export function StateBadge({ word }: { word: Word }) {
  return (
    <span className="rb-badge" data-tone={word.tone}>
      {word.text}
    </span>
  );
}
