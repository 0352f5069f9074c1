/** How a softphone stands. */
export type SoftphoneState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'connecting' }
  /** The agent's leg is up: calls can be put through. */
  | { readonly phase: 'up' }
  /** Connected no more, or not let in. */
  | { readonly phase: 'down'; readonly reason: string };

/** What a softphone tells. */
export type SoftphoneEvent =
  | { readonly type: 'state'; readonly state: SoftphoneState }
  | { readonly type: 'muted'; readonly muted: boolean };

/**
 * An agent's phone in the browser: one leg to the carrier, into which calls are put. Each carrier
 * has an implementation of its own; one object serves for one connection.
 */
export interface Softphone {
  readonly state: SoftphoneState;
  readonly muted: boolean;
  connect(): void;
  disconnect(): void;
  mute(muted: boolean): void;
  /** Hears what happens from now on; the result ends it. */
  subscribe(listener: (event: SoftphoneEvent) => void): () => void;
}
