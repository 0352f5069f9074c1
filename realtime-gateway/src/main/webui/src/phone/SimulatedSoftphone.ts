import type { SoftphoneGrant } from '~/api/softphone';
import type { Wire } from '~/live/LiveSocket';
import { BrowserAudio } from './audio/BrowserAudio';
import type { PhoneAudio } from './audio/PhoneAudio';
import { Handset } from './Handset';
import type { SoundChoice } from './Softphone';

/** What the carrier simulator says to a client (carrier-simulator/README.md, client endpoints). */
type Heard =
  | { readonly type: 'ready'; readonly identity: string }
  | { readonly type: 'connecting'; readonly callSid: string }
  | { readonly type: 'open'; readonly callSid: string }
  | { readonly type: 'closed'; readonly callSid: string; readonly reason: string }
  | { readonly type: 'error'; readonly code: number; readonly message: string };

/** A WebSocket that carries sound too. */
export interface PhoneWire extends Omit<Wire, 'send'> {
  binaryType: string;
  readonly bufferedAmount: number;
  send(data: string | Uint8Array<ArrayBuffer>): void;
}

/** Nobody is there any more where nothing was heard for this long: what is said reaches no one. */
const ALONE_AFTER_MS = 300;
/** A fifth of a second of sound that waits to leave: what comes on top is late, and left out. */
const MOST_BUFFERED_BYTES = 1600;
const NO_SOUND = 'The browser cannot play sound: neither you nor the person is heard.';

/** The phone of the carrier simulator: signaling and sound over one WebSocket. */
export class SimulatedSoftphone extends Handset {
  private readonly grant: SoftphoneGrant;
  private readonly url: string;
  private readonly open: (url: string) => PhoneWire;
  private readonly audio: PhoneAudio;
  private wire: PhoneWire | undefined;
  private heardAt = Number.NEGATIVE_INFINITY;

  constructor(
    grant: SoftphoneGrant,
    url: string,
    open: (url: string) => PhoneWire = (to) => new WebSocket(to) as PhoneWire,
    audio: PhoneAudio = new BrowserAudio(),
  ) {
    super();
    this.grant = grant;
    this.url = url;
    this.open = open;
    this.audio = audio;
  }

  protected dial(): void {
    const url = new URL(this.url);
    url.searchParams.set('token', this.grant.token);
    const wire = this.open(url.toString());
    this.wire = wire;
    wire.binaryType = 'arraybuffer';
    wire.onmessage = ({ data }) =>
      data instanceof ArrayBuffer
        ? this.play(new Uint8Array(data))
        : this.hear(JSON.parse(String(data)) as Heard);
    wire.onclose = () => this.down('The connection to the phone system was lost.');
  }

  disconnect(): void {
    this.say({ type: 'hangup' });
    this.down('Disconnected.');
  }

  protected silence(muted: boolean): boolean {
    this.say({ type: 'mute', muted });
    this.audio.mute(muted);
    return true;
  }

  /** The simulator lets a leg live on after its token. */
  renew(): void {}

  choose(choice: SoundChoice): void {
    this.audio.choose(choice);
  }

  private play(frame: Uint8Array): void {
    this.heardAt = Date.now();
    this.audio.hear(frame);
  }

  private speak(frame: Uint8Array<ArrayBuffer>): void {
    const wire = this.wire;
    const heard = Date.now() - this.heardAt < ALONE_AFTER_MS;
    if (heard && wire?.readyState === 1 && wire.bufferedAmount <= MOST_BUFFERED_BYTES) {
      wire.send(frame);
    }
  }

  /** The leg is up without sound too: the call goes on, and the agent reads what is missing. */
  private async turnOn(): Promise<void> {
    try {
      await this.audio.open({
        said: (frame) => this.speak(frame),
        trouble: (trouble) =>
          this.tell(trouble ? { type: 'trouble', trouble } : { type: 'trouble' }),
        sound: (sound) => this.tell({ type: 'sound', sound }),
      });
      this.say({ type: 'sound', on: true });
    } catch {
      this.tell({ type: 'trouble', trouble: NO_SOUND });
    }
  }

  private hear(frame: Heard): void {
    switch (frame.type) {
      case 'ready':
        this.say({ type: 'connect', params: this.grant.connectParams });
        break;
      case 'open':
        this.move({ phase: 'up' });
        void this.turnOn();
        break;
      case 'closed':
        this.down(`The phone system ended the connection (${frame.reason}).`);
        break;
      case 'error':
        this.down(`The phone system refused: ${frame.message} (${frame.code}).`);
        break;
      default:
        break;
    }
  }

  private down(reason: string): void {
    const wire = this.wire;
    this.wire = undefined;
    if (wire) {
      wire.onmessage = null;
      wire.onclose = null;
      wire.close();
      this.audio.close();
    }
    this.end({ reason });
  }

  private say(message: object): void {
    if (this.wire?.readyState === 1) {
      this.wire.send(JSON.stringify(message));
    }
  }
}
