/** An access token, and when it was received by this computer's clock. */
export interface AccessToken {
  readonly text: string;
  /** When it stops to count, by this computer's clock. */
  readonly expiresAt: number;
  /** When to ask for the next one, by this computer's clock. */
  readonly refreshAt: number;
  /** When the server issued it, by the server's clock. */
  readonly issuedAt: number;
}

/** Asked for this long before the end, so that requests and sockets never meet an old token. */
const REFRESH_AHEAD_MS = 60_000;

/**
 * Reads how long a token lives. Its times are the server's; only their difference is used, so that
 * a computer whose clock is wrong refreshes in time all the same.
 */
export function readAccessToken(text: string, receivedAt: number): AccessToken {
  const claims = JSON.parse(decode(text.split('.')[1] ?? '')) as { iat?: number; exp?: number };
  if (claims.iat === undefined || claims.exp === undefined) {
    throw new Error('The access token says nothing of its life.');
  }
  const life = (claims.exp - claims.iat) * 1_000;
  return {
    text,
    expiresAt: receivedAt + life,
    refreshAt: receivedAt + life - Math.min(REFRESH_AHEAD_MS, life / 3),
    issuedAt: claims.iat * 1_000,
  };
}

function decode(part: string): string {
  return atob(part.replaceAll('-', '+').replaceAll('_', '/'));
}
