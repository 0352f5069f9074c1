import type { SoftphoneGrant } from '~/api/softphone';

/** How a softphone stands. */
export type SoftphoneState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'connecting' }
  /** The agent's leg is up: calls can be put through. */
  | { readonly phase: 'up' }
  /** Connected no more, or not let in; with `forAPerson`, connecting again would not help. */
  | { readonly phase: 'down'; readonly reason: string; readonly forAPerson?: boolean };

/** What a softphone tells. */
export type SoftphoneEvent =
  | { readonly type: 'state'; readonly state: SoftphoneState }
  | { readonly type: 'muted'; readonly muted: boolean }
  /** What is wrong with how it sounds, for the agent to read; without `trouble`, nothing any more. */
  | { readonly type: 'trouble'; readonly trouble?: string }
  /** Its grant runs out soon: it needs another. */
  | { readonly type: 'expiring' }
  /** A headset was plugged in or out, or chosen. */
  | { readonly type: 'sound'; readonly sound: Sound };

/** A microphone or a speaker. */
export interface SoundDevice {
  readonly id: string;
  readonly name: string;
}

/** What the agent may talk into and listen to, and what is chosen of it; without a choice, the system's own. */
export interface Sound {
  readonly microphones: readonly SoundDevice[];
  readonly speakers: readonly SoundDevice[];
  readonly chosen: SoundChoice;
}

/** The ids of what was chosen. */
export interface SoundChoice {
  readonly microphone?: string;
  readonly speaker?: string;
}

/**
 * An agent's phone in the browser: one leg to the carrier, into which calls are put. Each carrier
 * has an implementation of its own; one object serves for one connection.
 */
export interface Softphone {
  readonly state: SoftphoneState;
  readonly muted: boolean;
  /** With `muted` nobody hears the agent from the first moment on. */
  connect(muted?: boolean): void;
  disconnect(): void;
  mute(muted: boolean): void;
  /** Goes on with another grant, without a break. */
  renew(grant: SoftphoneGrant): void;
  /** Talks into another microphone, or listens to another speaker. */
  choose(choice: SoundChoice): void;
  /** Hears what happens from now on; the result ends it. */
  subscribe(listener: (event: SoftphoneEvent) => void): () => void;
}
