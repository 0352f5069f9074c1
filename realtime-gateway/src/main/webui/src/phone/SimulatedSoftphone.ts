import type { SoftphoneGrant } from '~/api/softphone';
import type { Wire } from '~/live/LiveSocket';
import { Handset } from './Handset';

/** What the carrier simulator says to a client (carrier-simulator/README.md, client endpoints). */
type Heard =
  | { readonly type: 'ready'; readonly identity: string }
  | { readonly type: 'connecting'; readonly callSid: string }
  | { readonly type: 'open'; readonly callSid: string }
  | { readonly type: 'closed'; readonly callSid: string; readonly reason: string }
  | { readonly type: 'error'; readonly code: number; readonly message: string };

/** The phone of the carrier simulator: its signaling over a WebSocket, and no sound. */
export class SimulatedSoftphone extends Handset {
  private readonly grant: SoftphoneGrant;
  private readonly url: string;
  private readonly open: (url: string) => Wire;
  private wire: Wire | undefined;

  constructor(
    grant: SoftphoneGrant,
    url: string,
    open: (url: string) => Wire = (to) => new WebSocket(to) as Wire,
  ) {
    super();
    this.grant = grant;
    this.url = url;
    this.open = open;
  }

  protected dial(): void {
    const url = new URL(this.url);
    url.searchParams.set('token', this.grant.token);
    const wire = this.open(url.toString());
    this.wire = wire;
    wire.onmessage = (event) => this.hear(JSON.parse(String(event.data)) as Heard);
    wire.onclose = () => this.down('The connection to the phone system was lost.');
  }

  disconnect(): void {
    this.say({ type: 'hangup' });
    this.down('Disconnected.');
  }

  protected silence(muted: boolean): boolean {
    this.say({ type: 'mute', muted });
    return true;
  }

  /** The simulator lets a leg live on after its token. */
  renew(): void {}

  /** There is no sound to choose for. */
  choose(): void {}

  private hear(frame: Heard): void {
    switch (frame.type) {
      case 'ready':
        this.say({ type: 'connect', params: this.grant.connectParams });
        break;
      case 'open':
        this.move({ phase: 'up' });
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
    }
    this.end({ reason });
  }

  private say(message: object): void {
    if (this.wire?.readyState === 1) {
      this.wire.send(JSON.stringify(message));
    }
  }
}
