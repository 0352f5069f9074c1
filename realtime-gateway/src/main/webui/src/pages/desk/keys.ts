import { useEffect, useRef } from 'react';

/** What Alt is called on this computer. */
export const ALT = /Mac|iPad|iPhone/.test(navigator.platform) ? '⌥' : 'Alt+';

/**
 * Shortcuts with Alt, by the key's place (`Digit1`, `KeyM`): with Alt a Mac's keys mean other
 * characters. They work everywhere on the page, in text fields too.
 */
export function useAltKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.code];
      if (act && event.altKey && !event.ctrlKey && !event.metaKey && !event.repeat) {
        event.preventDefault();
        act();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/**
 * Characters that are typed anywhere on the page, from the moment on that somebody listens: whoever
 * opens a dialog and types at once is ahead of the focus that follows. What is taken, by an answer
 * of true, goes nowhere else.
 */
export function useTyping(take: (character: string) => boolean): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
      if (plain && latest.current(event.key)) {
        event.preventDefault();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
