import { useState } from 'react';

/** Walking a list page by page; only the server knows where the next page begins. */
export interface CursorPages {
  /** Where this page begins; undefined for the first. */
  readonly cursor: string | undefined;
  /** From 1. */
  readonly number: number;
  next(cursor: string): void;
  previous(): void;
}

/**
 * @param list what is listed; another one begins at its first page
 */
export function useCursorPages(list: string): CursorPages {
  const [walk, setWalk] = useState<{ list: string; cursors: string[] }>({ list, cursors: [] });
  const cursors = walk.list === list ? walk.cursors : [];
  return {
    cursor: cursors.at(-1),
    number: cursors.length + 1,
    next: (cursor) => setWalk({ list, cursors: [...cursors, cursor] }),
    previous: () => setWalk({ list, cursors: cursors.slice(0, -1) }),
  };
}
