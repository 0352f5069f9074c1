import { Keys, newKey } from '~/api/once';
import { detailOf, RequestFailed } from '~/api/problem';
import type { NewCall } from '~/api/types';
import type { ChosenBreakReason, TellTheAgent, TellTheGateway } from '~/generated/sockets';
import { type Connection, LiveSocket } from '~/live/LiveSocket';
import { Store } from '~/live/Store';
import type { PhoneLine } from '~/phone/PhoneLine';
import { PhoneWatch } from '~/phone/PhoneWatch';
import type { DeskOptions } from './deskOptions';
import {
  type DeskCall,
  type DeskNews,
  type DeskState,
  fold,
  isHeld,
  wantsCalls,
} from './deskState';
import { type Draft, Drafts, saidOf } from './outcomes';

export type { DeskOptions, Notice } from './deskOptions';

/** The key of what is dialed, among those of calls. */
const DIALING = 'dialing';
const SILENCE_MS = 6_000;
const SAVE_AGAIN_MS = 5_000;

/** An agent's desk: the socket, the phone, and what is still to be said of calls. */
export class Desk {
  readonly state = new Store<DeskState>({});
  readonly connection = new Store<Connection>({ phase: 'connecting' });
  readonly drafts = new Store<readonly Draft[]>([]);
  /** What the agent asked for while a call was theirs, and gets after it. */
  readonly wish = new Store<ChosenBreakReason | 'AVAILABLE' | undefined>(undefined);
  readonly phone: PhoneLine;
  private readonly options: DeskOptions;
  private readonly socket: LiveSocket<TellTheAgent, TellTheGateway>;
  private readonly book: Drafts;
  private readonly keys = new Keys();
  private readonly saved = new Set<string>();
  /** The call that they dialed last, and are told the end of. */
  private asked: string | undefined;
  /** The call whose wrap-up is finished as soon as the gateway knows what came of it. */
  private goingOn: string | undefined;
  private readonly heldFor = new Set<string>();
  private readonly phoneWatch: PhoneWatch;

  constructor(options: DeskOptions) {
    this.options = options;
    this.phone = options.phone;
    this.phoneWatch = new PhoneWatch(options.phone, () => this.state.get().agent?.phoneUp === true);
    this.book = new Drafts(options.shelf);
    this.drafts.set(this.book.all());
    this.socket = new LiveSocket({
      url: options.socketUrl,
      token: options.token,
      onFrame: (frame) => this.hear(frame),
      onConnection: (connection) => this.connection.set(connection),
      silenceMs: SILENCE_MS,
      keepAlive: { type: 'ping' },
      ...(options.dial ? { dial: options.dial } : {}),
    });
  }

  open(): void {
    this.socket.start();
  }

  close(): void {
    this.phoneWatch.stop();
    this.socket.stop();
    this.phone.close();
  }

  wake(): void {
    this.socket.wake();
  }

  /** The agent wants calls: their phone is connected, and the gateway is told. */
  goAvailable(): void {
    this.phone.keep(true);
    if (this.phone.status.get().phase === 'failed') {
      this.phone.renew();
    }
    this.ask({ type: 'goAvailable' }, 'AVAILABLE');
  }

  /** The agent wants none for a while; the phone stays up, but is not held up. */
  takeBreak(reason: ChosenBreakReason): void {
    this.phone.keep(false);
    this.ask({ type: 'takeBreak', reason }, reason);
  }

  /** Dials by hand, once; the same wish that is sent again keeps its key. */
  async dial(wanted: NewCall): Promise<void> {
    const place = (key: string) => this.options.place(wanted, key);
    const call = await this.keys.send(DIALING, JSON.stringify(wanted), place);
    this.keys.forget(DIALING);
    this.asked = call.id;
    const state = this.state.get();
    if (!state.call && state.dialing?.callId !== call.id) {
      const leadId = call.leadId ?? null;
      const dialing = { callId: call.id, leadId, campaignName: null, ringing: false };
      this.state.set({ ...state, dialing });
    }
  }

  /** Has the lead dialed that is shown. */
  async accept(callId: string): Promise<void> {
    await this.keys.send(DIALING, callId, (key) => this.options.accept(callId, key));
    this.keys.forget(DIALING);
    this.asked = callId;
  }

  /** Passes over the lead that is shown. */
  async skip(callId: string, reason: string): Promise<void> {
    await this.options.skip(callId, reason, newKey());
  }

  /** Ends the call that is theirs, or that is placed for them. */
  async hangUp(): Promise<void> {
    const { call, dialing } = this.state.get();
    const callId = call?.callId ?? dialing?.callId;
    if (callId) {
      await this.options.hangUp(callId, newKey());
    }
  }

  /** Leaves a machine the campaign's message, and is free; nothing is to be written of it. */
  async leaveMessage(callId: string): Promise<void> {
    this.mark(callId, true);
    try {
      await this.options.leaveMessage(callId);
    } catch (failure) {
      this.mark(callId, false);
      throw failure;
    }
  }

  private mark(callId: string, messageLeft: boolean): void {
    const state = this.state.get();
    if (state.call?.callId === callId) {
      this.state.set({ ...state, call: { ...state.call, messageLeft } });
    }
  }

  /** Notes what the agent says of a call, without telling anybody yet. */
  write(call: DeskCall, change: Partial<Omit<Draft, 'call'>>): void {
    const known = this.book.of(call.callId) ?? { call, note: '' };
    this.book.put({ ...known, ...change, call });
    this.drafts.set(this.book.all());
  }

  /** Tells the server what was said of a call, once; the same words keep the same key. */
  async save(callId: string): Promise<void> {
    const draft = this.book.of(callId);
    if (!draft?.code) {
      return;
    }
    const said = saidOf(draft, draft.code);
    await this.keys.send(callId, JSON.stringify(said), (key) =>
      this.options.dispose(callId, said, key),
    );
    this.saved.add(callId);
    this.drop(callId);
    this.options.notify({ type: 'saved', call: draft.call });
  }

  /** Says what came of the call, and is ready for the next. */
  async finish(callId: string): Promise<void> {
    this.goingOn = callId;
    try {
      await this.save(callId);
    } catch (failure) {
      this.goingOn = undefined;
      throw failure;
    }
    this.goOn();
  }

  /** The gateway lets nobody go on before it heard what came of the call. */
  private goOn(): void {
    const { agent } = this.state.get();
    if (agent?.state === 'WRAP_UP' && agent.disposed && agent.callId === this.goingOn) {
      this.goingOn = undefined;
      this.ask({ type: 'finishWrapUp' });
    }
  }

  /** The time is up and the agent is held: what was chosen is saved, once. */
  private saveWhatHolds(): void {
    const { agent } = this.state.get();
    const id = agent && isHeld(agent) ? agent.callId : null;
    if (id && !this.heldFor.has(id) && !this.saved.has(id) && this.book.of(id)?.code) {
      this.heldFor.add(id);
      this.saveInTime(id);
    }
  }

  /** Lets a call go without an outcome. */
  drop(callId: string): void {
    this.book.drop(callId);
    this.keys.forget(callId);
    this.drafts.set(this.book.all());
  }

  private ask(message: TellTheGateway, wish?: ChosenBreakReason | 'AVAILABLE'): void {
    if (!this.socket.send(message)) {
      this.options.notify({ type: 'failed', detail: 'Not connected. Try again in a moment.' });
    } else if (wish) {
      this.wish.set(wish);
    }
  }

  private hear(frame: TellTheAgent): void {
    const { state, news } = fold(this.state.get(), frame);
    this.state.set(state);
    for (const one of news) {
      this.act(one);
    }
    const back = this.book.hear(frame);
    if (back) {
      this.finished(back);
    }
    if (frame.type === 'agent') {
      this.agentChanged();
      this.goOn();
      this.saveWhatHolds();
      if (frame.seq === 1) {
        this.saveWhatIsLeft();
      }
    }
  }

  private act(news: DeskNews): void {
    switch (news.type) {
      case 'refused':
        this.options.notify({ type: 'failed', detail: news.detail });
        break;
      case 'finished':
        this.finished(news.call);
        break;
      case 'missed':
      case 'machine':
      case 'handedOver':
        this.book.part(news);
        this.drop(news.call.callId);
        this.options.notify(news);
        break;
      case 'unanswered':
        if (news.callId === this.asked) {
          this.options.notify(news);
        }
        break;
      default:
        this.options.notify(news);
    }
  }

  /** The wrap-up ended by itself: what was chosen is saved, and what was not is asked for later. */
  private finished(call: DeskCall): void {
    if (this.saved.has(call.callId)) {
      this.drop(call.callId);
    } else if (this.book.of(call.callId)?.code) {
      this.saveInTime(call.callId);
    } else {
      this.write(call, {});
    }
  }

  private agentChanged(): void {
    const { agent } = this.state.get();
    if (!agent) {
      return;
    }
    if (agent.state === 'AVAILABLE' || agent.state === 'ON_BREAK' || agent.state === 'OFFLINE') {
      this.wish.set(undefined);
    }
    const wish = this.wish.get();
    const wants = wantsCalls(agent) && (wish === undefined || wish === 'AVAILABLE');
    this.phone.keep(wants);
    this.phoneWatch.expect(wants);
  }

  /** Drafts of calls that ended while this page was away. */
  private saveWhatIsLeft(): void {
    for (const callId of this.book.chosenBeside(this.state.get().agent?.callId)) {
      this.saveInTime(callId);
    }
  }

  private saveInTime(callId: string): void {
    this.save(callId).catch((failure: unknown) => {
      if (failure instanceof RequestFailed && !failure.isPassing) {
        this.options.notify({ type: 'failed', detail: detailOf(failure) });
      } else {
        setTimeout(() => this.saveInTime(callId), SAVE_AGAIN_MS);
      }
    });
  }
}
