import type { Call, Device } from '@twilio/voice-sdk';
import type { SoftphoneGrant } from '~/api/softphone';
import { Handset } from './Handset';
import type { SoundChoice } from './Softphone';
import { keepChoice, keptChoice, soundOf } from './sound';
import { type Fault, faultOf, warningOf } from './twilioTrouble';

/** Makes Twilio's device; it is large, and loaded only where an agent's phone is Twilio's. */
export type MakeDevice = (token: string) => Promise<Device>;

/** A leg is up long before; what takes longer is not coming. */
const CONNECT_WITHIN_MS = 20_000;
/** A new token is fetched this long before the old one ends. */
const EXPIRING_MS = 60_000;
/** For how long the SDK may mend a lost connection before the call ends. */
const MEND_MS = 30_000;
const SPEECH_BITS_PER_SECOND = 32_000;
const SILENCE = '/silence.wav';
const SOUNDS = [
  ...['incoming', 'outgoing', 'disconnect'],
  ...['dtmf0', 'dtmf1', 'dtmf2', 'dtmf3', 'dtmf4', 'dtmf5', 'dtmf6', 'dtmf7', 'dtmf8', 'dtmf9'],
  ...['dtmfs', 'dtmfh'],
];

/**
 * Twilio's phone (voice-sdk 2): the browser calls the account's TwiML application, which opens the
 * agent's room. Its sounds are silent, for it would fetch them from elsewhere and leads hear no
 * ringing; nothing about calls is published to Twilio's Insights.
 */
async function twilioDevice(token: string): Promise<Device> {
  const { Device: TwilioDevice } = await import('@twilio/voice-sdk');
  const options = {
    appName: 'ringbridge',
    codecPreferences: ['opus', 'pcmu'] as Call.Codec[],
    disableAudioContextSounds: true,
    logLevel: 'silent' as const,
    maxAverageBitrate: SPEECH_BITS_PER_SECOND,
    maxCallSignalingTimeoutMs: MEND_MS,
    publishEvents: false,
    sounds: Object.fromEntries(SOUNDS.map((sound) => [sound, SILENCE])),
    tokenRefreshMs: EXPIRING_MS,
  };
  return new TwilioDevice(token, options);
}

/** An agent's phone at Twilio. */
export class TwilioSoftphone extends Handset {
  private readonly grant: SoftphoneGrant;
  private readonly make: MakeDevice;
  private device: Device | undefined;
  private leg: Call | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(grant: SoftphoneGrant, make: MakeDevice = twilioDevice) {
    super();
    this.grant = grant;
    this.make = make;
  }

  protected dial(): void {
    this.patience = setTimeout(
      () => this.down({ reason: 'Twilio’s phone did not connect in time.', forAPerson: false }),
      CONNECT_WITHIN_MS,
    );
    this.connectLeg().catch((failure: unknown) => this.down(faultOf(failure)));
  }

  private async connectLeg(): Promise<void> {
    const device = await this.make(this.grant.token);
    if (this.state.phase !== 'connecting') {
      device.destroy();
      return;
    }
    this.device = device;
    device.on('error', (failure) => this.failed(failure));
    device.on('tokenWillExpire', () => this.tell({ type: 'expiring' }));
    device.audio?.on('deviceChange', () => this.tellSound());
    await this.listen(keptChoice());
    const call = await device.connect({ params: { ...this.grant.connectParams } });
    if (this.device === device) {
      this.watch(call);
    }
  }

  private watch(call: Call): void {
    this.leg = call;
    if (this.quiet) {
      call.mute(true);
    }
    call.on('accept', () => this.up());
    call.on('disconnect', () => this.ended());
    call.on('cancel', () => this.ended());
    call.on('reject', () => this.ended());
    call.on('error', (failure) => this.failed(failure));
    call.on('warning', (name: string) => this.tellTrouble(warningOf(name)));
    call.on('warning-cleared', () => this.tell({ type: 'trouble' }));
    call.on('reconnecting', () => this.tellTrouble(warningOf('ice-connectivity-lost')));
    call.on('reconnected', () => this.tell({ type: 'trouble' }));
  }

  disconnect(): void {
    this.down({ reason: 'Disconnected.', forAPerson: false });
  }

  protected silence(muted: boolean): boolean {
    this.leg?.mute(muted);
    return true;
  }

  renew(grant: SoftphoneGrant): void {
    this.device?.updateToken(grant.token);
  }

  choose(choice: SoundChoice): void {
    keepChoice(choice);
    // What is plugged in is known once the microphone may be used.
    this.listen(choice).then(
      () => this.tellSound(),
      (failure: unknown) => this.tellTrouble(faultOf(failure).reason),
    );
  }

  /** What was chosen and is not plugged in is left to the system. */
  private async listen(choice: SoundChoice): Promise<void> {
    const audio = this.device?.audio;
    if (!audio) {
      return;
    }
    if (choice.microphone && audio.availableInputDevices.has(choice.microphone)) {
      await audio.setInputDevice(choice.microphone);
    } else if (audio.inputDevice) {
      await audio.unsetInputDevice();
    }
    const speaker = [choice.speaker, 'default'].find(
      (id) => id !== undefined && audio.availableOutputDevices.has(id),
    );
    const speaks = [...audio.speakerDevices.get()].some((device) => device.deviceId === speaker);
    if (audio.isOutputSelectionSupported && speaker && !speaks) {
      await audio.speakerDevices.set(speaker);
    }
  }

  private up(): void {
    clearTimeout(this.patience);
    this.move({ phase: 'up' });
    this.tellSound();
    this.choose(keptChoice());
  }

  private ended(): void {
    this.down({ reason: 'Twilio ended the connection of your phone.', forAPerson: false });
  }

  /** While it is up the SDK mends by itself, and says when it has given up. */
  private failed(failure: unknown): void {
    if (this.state.phase === 'connecting') {
      this.down(faultOf(failure));
    } else if (this.state.phase === 'up') {
      this.tellTrouble(faultOf(failure).reason);
    }
  }

  private down(fault: Fault): void {
    if (this.state.phase === 'down') {
      return;
    }
    clearTimeout(this.patience);
    const device = this.device;
    this.device = undefined;
    this.leg = undefined;
    this.end(fault);
    device?.destroy();
  }

  private tellTrouble(trouble: string | undefined): void {
    if (trouble) {
      this.tell({ type: 'trouble', trouble });
    }
  }

  private tellSound(): void {
    if (this.device?.audio) {
      this.tell({ type: 'sound', sound: soundOf(this.device.audio, keptChoice()) });
    }
  }
}
