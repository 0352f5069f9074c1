import type { AudioNews, PhoneAudio } from '~/phone/audio/PhoneAudio';
import type { SoundChoice } from '~/phone/Softphone';

/** A microphone and a speaker in a test's hands. */
export class FakeAudio implements PhoneAudio {
  readonly heard: number[][] = [];
  news: AudioNews | undefined;
  muted = false;
  chosen: SoundChoice | undefined;
  closed = false;
  fails = false;

  open(news: AudioNews): Promise<void> {
    this.news = news;
    return this.fails ? Promise.reject(new Error('no audio')) : Promise.resolve();
  }

  hear(frame: Uint8Array): void {
    this.heard.push([...frame]);
  }

  mute(muted: boolean): void {
    this.muted = muted;
  }

  choose(choice: SoundChoice): void {
    this.chosen = choice;
  }

  close(): void {
    this.closed = true;
  }
}
