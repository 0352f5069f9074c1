/**
 * What to look for when somebody typed this: phone numbers are kept without spaces and signs, so
 * they are looked for without them too.
 */
export function searchText(typed: string): string {
  const text = typed.trim().slice(0, 100);
  return /^[+\d][\d\s()./-]*$/.test(text) ? text.replaceAll(/[^+\d]/g, '') : text;
}
