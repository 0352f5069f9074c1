/**
 * The header that makes a request happen once, however often it is sent. A person's one wish keeps
 * one key over all tries.
 */
export function once(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

/** A new key for {@link once}. */
export function newKey(): string {
  // crypto.randomUUID is not there on plain HTTP outside localhost.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
