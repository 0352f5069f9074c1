import type { Said } from '~/api/calls';
import type { RequestFailed } from '~/api/problem';
import type { SoftphoneGrant } from '~/api/softphone';
import type { NewCall } from '~/api/types';
import type { AgentFrame } from '~/generated/sockets';
import { Desk, type Notice } from '~/pages/desk/Desk';
import { PhoneLine } from '~/phone/PhoneLine';
import { SimulatedSoftphone } from '~/phone/SimulatedSoftphone';
import { FakeAudio } from './FakeAudio';
import { FakeWire, settled } from './FakeWire';

const GRANT: SoftphoneGrant = {
  kind: 'simulated',
  url: 'ws://simulator/client',
  token: 't',
  identity: 'agent_1',
  connectParams: {},
  expiresAt: '2026-11-20T11:00:00Z',
};

/** A desk whose sockets, phone and server are in the test's hands. */
export class DeskStage {
  readonly sockets: FakeWire[] = [];
  readonly phones: FakeWire[] = [];
  readonly notices: Notice[] = [];
  readonly disposed: { callId: string; said: Said; key: string }[] = [];
  readonly hungUp: string[] = [];
  readonly left: string[] = [];
  readonly decided: string[] = [];
  readonly dialed: { wanted: NewCall; key: string }[] = [];
  failNext: RequestFailed | undefined;
  stored = '[]';
  desk: Desk;
  private seq = 0;

  constructor() {
    this.desk = this.open();
  }

  /** Opens the page: what is on the shelf is there, all else begins anew. */
  open(): Desk {
    const phone = new PhoneLine({
      grant: () => Promise.resolve(GRANT),
      softphone: (grant) =>
        new SimulatedSoftphone(
          grant,
          grant.url ?? '',
          (url) => {
            const wire = new FakeWire(url);
            this.phones.push(wire);
            return wire;
          },
          new FakeAudio(),
        ),
      random: () => 1,
    });
    this.desk = new Desk({
      socketUrl: 'ws://console/ws/agent',
      token: () => Promise.resolve('token'),
      phone,
      place: (wanted, key) => {
        this.dialed.push({ wanted, key });
        const failure = this.failNext;
        this.failNext = undefined;
        return failure ? Promise.reject(failure) : Promise.resolve({ id: 'd', leadId: 'l' });
      },
      accept: (callId) => Promise.resolve(this.decided.push(`accept ${callId}`)),
      skip: (callId, reason) => Promise.resolve(this.decided.push(`skip ${callId}: ${reason}`)),
      hangUp: (callId) => Promise.resolve(this.hungUp.push(callId)),
      leaveMessage: (callId) => {
        const failure = this.failNext;
        this.failNext = undefined;
        return failure ? Promise.reject(failure) : Promise.resolve(this.left.push(callId));
      },
      dispose: (callId, said, key) => {
        this.disposed.push({ callId, said, key });
        const failure = this.failNext;
        this.failNext = undefined;
        return failure ? Promise.reject(failure) : Promise.resolve();
      },
      shelf: {
        read: () => this.stored,
        write: (text) => {
          this.stored = text;
        },
      },
      notify: (notice) => this.notices.push(notice),
      dial: (url, protocols) => {
        const wire = new FakeWire(url, protocols);
        this.sockets.push(wire);
        return wire;
      },
    });
    return this.desk;
  }

  async connected(state: AgentFrame['state'] = 'ON_BREAK', parts: Partial<AgentFrame> = {}) {
    this.desk.open();
    await settled();
    this.socket.accept();
    this.seq = 0;
    this.agent(state, null, parts);
    await settled();
  }

  get socket(): FakeWire {
    return this.sockets.at(-1) as FakeWire;
  }

  get phone(): FakeWire {
    return this.phones.at(-1) as FakeWire;
  }

  says(frame: object) {
    this.seq += 1;
    this.socket.says({ seq: this.seq, ...frame });
  }

  agent(state: AgentFrame['state'], callId: string | null = null, parts: Partial<AgentFrame> = {}) {
    this.says({
      type: 'agent',
      state,
      reason: state === 'ON_BREAK' ? 'SIGNED_IN' : null,
      epoch: 1,
      since: '2026-11-20T10:00:00Z',
      until: null,
      callId,
      disposed: false,
      phoneUp: false,
      ...parts,
    });
  }

  /** A call from the pop to the agent's writing it up. */
  talked(callId: string) {
    this.agent('RESERVED', callId, { phoneUp: true });
    this.says({
      type: 'screenPop',
      callId,
      leadId: 'l',
      campaignId: 'c',
      campaignName: 'Spring',
      answeredAt: '2026-11-20T10:00:00Z',
      waitedMillis: 100,
      handedBy: null,
    });
    this.says({ type: 'bridged', callId, at: '2026-11-20T10:00:00Z' });
    this.agent('ON_CALL', callId, { phoneUp: true });
    this.over(callId, false);
    this.agent('WRAP_UP', callId, { phoneUp: true, until: '2026-11-20T10:01:30Z' });
  }

  /** A call is over, or goes to a colleague. */
  over(callId: string, toColleague: boolean) {
    const at = '2026-11-20T10:01:00Z';
    this.says({ type: 'callEnded', callId, ending: 'COMPLETED', toColleague, at });
  }

  phoneUp() {
    this.phone.accept();
    this.phone.says({ type: 'ready', identity: 'agent_1' });
    this.phone.says({ type: 'open', callSid: 'CA1' });
  }

  get call() {
    const { call } = this.desk.state.get();
    if (!call) {
      throw new Error('no call on the screen');
    }
    return call;
  }

  types() {
    return this.notices.map((notice) => notice.type);
  }
}
