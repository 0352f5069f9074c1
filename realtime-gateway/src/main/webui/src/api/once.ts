import { RequestFailed } from './problem';

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

/** Keeps the key of what is asked for: the same words that are sent again keep theirs. */
export class Keys {
  private readonly known = new Map<string, { text: string; key: string }>();

  private of(id: string, text: string): string {
    const known = this.known.get(id);
    const key = known?.text === text ? known.key : newKey();
    this.known.set(id, { text, key });
    return key;
  }

  /**
   * Sends what is asked for with its key. A request that may have been carried out is answered the
   * same whenever it is sent with its key: whoever asks for it all the same asks for it anew.
   */
  async send<T>(id: string, text: string, request: (key: string) => Promise<T>): Promise<T> {
    try {
      return await request(this.of(id, text));
    } catch (failure) {
      if (failure instanceof RequestFailed && failure.mayBeDone) {
        this.forget(id);
      }
      throw failure;
    }
  }

  forget(id: string): void {
    this.known.delete(id);
  }
}
