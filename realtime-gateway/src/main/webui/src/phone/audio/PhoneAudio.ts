import type { Sound, SoundChoice } from '../Softphone';

/** What a phone's sound tells of. */
export interface AudioNews {
  /** A frame of what the agent said: 160 bytes, mu-law at 8 kHz. */
  said(frame: Uint8Array<ArrayBuffer>): void;
  /** What is wrong, in the agent's words; nothing any more, without. */
  trouble(words?: string): void;
  /** What may be talked into and listened to. */
  sound(sound: Sound): void;
}

/** A microphone and a speaker for frames of telephone sound. */
export interface PhoneAudio {
  /** Begins to play and to listen; done when frames can be heard, whether or not there is a microphone. */
  open(news: AudioNews): Promise<void>;
  hear(frame: Uint8Array): void;
  /** Whether the microphone is shut. */
  mute(muted: boolean): void;
  choose(choice: SoundChoice): void;
  close(): void;
}
