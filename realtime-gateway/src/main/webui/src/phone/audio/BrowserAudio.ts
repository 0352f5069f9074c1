import type { SoundChoice } from '../Softphone';
import { keepChoice, keptChoice, type Plugged, soundOf } from '../sound';
import { microphoneTrouble, openMicrophone } from './microphone';
import type { AudioNews, PhoneAudio } from './PhoneAudio';
import { EAR, MOUTH } from './processors';
import worklet from './worklet.ts?worker&url';

const ASLEEP = 'The browser plays no sound before you press a key or click in this page.';

/** An audio context that may play on a speaker of choice, where browsers know that. */
type Context = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** The browser's microphone and speaker: all work on sound is done on its audio thread. */
export class BrowserAudio implements PhoneAudio {
  private context: Context | undefined;
  private ear: AudioWorkletNode | undefined;
  private mouth: AudioWorkletNode | undefined;
  private microphone: MediaStream | undefined;
  private news: AudioNews | undefined;
  private missing: string | undefined;
  private asked: SoundChoice | undefined;
  private muted = false;
  private readonly wake = () => void this.context?.resume();
  private readonly replug = () => void this.replugged();

  async open(news: AudioNews): Promise<void> {
    this.news = news;
    const context: Context = new AudioContext({ latencyHint: 'interactive' });
    this.context = context;
    await context.audioWorklet.addModule(worklet);
    if (this.context !== context) {
      return;
    }
    this.ear = new AudioWorkletNode(context, EAR, { numberOfInputs: 0, outputChannelCount: [1] });
    this.ear.connect(context.destination);
    this.mouth = new AudioWorkletNode(context, MOUTH, { numberOfOutputs: 0 });
    this.mouth.port.onmessage = (event: MessageEvent<Uint8Array<ArrayBuffer>>) => {
      if (!this.muted) {
        news.said(event.data);
      }
    };
    context.onstatechange = () => this.tellTrouble();
    for (const gesture of ['pointerdown', 'keydown']) {
      window.addEventListener(gesture, this.wake);
    }
    navigator.mediaDevices?.addEventListener('devicechange', this.replug);
    this.tellTrouble();
    // Who is asked whether the page may listen takes their time: they hear meanwhile.
    void this.use(keptChoice());
  }

  hear(frame: Uint8Array): void {
    this.ear?.port.postMessage(frame);
  }

  mute(muted: boolean): void {
    this.muted = muted;
    this.enable();
  }

  choose(choice: SoundChoice): void {
    keepChoice(choice);
    void this.use(choice);
  }

  close(): void {
    for (const gesture of ['pointerdown', 'keydown']) {
      window.removeEventListener(gesture, this.wake);
    }
    navigator.mediaDevices?.removeEventListener('devicechange', this.replug);
    this.shut();
    void this.context?.close();
    this.context = undefined;
    this.ear = undefined;
    this.mouth = undefined;
  }

  private async use(choice: SoundChoice): Promise<void> {
    const context = this.context;
    this.asked = choice;
    try {
      const stream = await openMicrophone(choice.microphone);
      const isLate = this.context !== context || this.asked !== choice;
      if (isLate || !context || !this.mouth) {
        stop(stream);
        return;
      }
      this.shut();
      this.microphone = stream;
      context.createMediaStreamSource(stream).connect(this.mouth);
      this.enable();
      this.missing = undefined;
    } catch (failure) {
      this.missing = microphoneTrouble(failure);
    }
    this.tellTrouble();
    await this.tellSound(choice);
  }

  private async tellSound(choice: SoundChoice): Promise<void> {
    const context = this.context;
    const sound = soundOf(await plugged(), choice);
    // What was chosen and is not plugged in is left to the system.
    await context?.setSinkId?.(sound.chosen.speaker ?? '').catch(() => undefined);
    if (context && this.context === context) {
      this.news?.sound(sound);
    }
  }

  /** A headset comes or goes: a microphone that is gone is replaced by what there is. */
  private async replugged(): Promise<void> {
    const alive = this.microphone?.getAudioTracks().some((track) => track.readyState === 'live');
    await (alive ? this.tellSound(keptChoice()) : this.use(keptChoice()));
  }

  private enable(): void {
    for (const track of this.microphone?.getAudioTracks() ?? []) {
      track.enabled = !this.muted;
    }
  }

  private shut(): void {
    if (this.microphone) {
      stop(this.microphone);
      this.microphone = undefined;
    }
  }

  private tellTrouble(): void {
    if (this.context) {
      this.news?.trouble(this.context.state === 'running' ? this.missing : ASLEEP);
    }
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.stop();
  }
}

async function plugged(): Promise<Plugged> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const of = (kind: MediaDeviceKind) =>
    new Map(all.filter((one) => one.kind === kind).map((one) => [one.deviceId, one]));
  return {
    availableInputDevices: of('audioinput'),
    availableOutputDevices: of('audiooutput'),
    isOutputSelectionSupported: 'setSinkId' in AudioContext.prototype,
  };
}
