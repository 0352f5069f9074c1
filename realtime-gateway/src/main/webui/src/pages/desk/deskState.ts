import type { AgentFrame, Ending, TalkFrame, TellTheAgent } from '~/generated/sockets';

/** A colleague who is asked first about a call; both agents see it. */
export type Consultation = NonNullable<TalkFrame['consultation']>;

/** A call that is, or was, the agent's. */
export interface DeskCall {
  readonly callId: string;
  readonly leadId: string | null;
  readonly campaignId: string;
  readonly campaignName: string | null;
  readonly answeredAt: string;
  readonly waitedMillis: number;
  /** Who hands it over. */
  readonly handedBy: string | null;
  readonly bridgedAt?: string;
  readonly machineSuspected: boolean;
  /** The agent left a machine a message: nothing is to be written of the call. */
  readonly messageLeft?: boolean;
  /** Since when the agent holds the person. */
  readonly heldSince?: string;
  /** Who else is called or is there. */
  readonly third?: NonNullable<TalkFrame['third']>;
  /** With a bridged call, the colleague whom the agent asks; before, it is the agent who is asked. */
  readonly consultation?: Consultation;
  /** It went to a colleague, who says what came of it. */
  readonly toColleague?: boolean;
  readonly ended?: { readonly ending: Ending; readonly at: string };
}

/** A lead that is shown to the agent before it is dialed. */
export interface Preview {
  readonly callId: string;
  readonly leadId: string | null;
  readonly campaignId: string;
  readonly campaignName: string | null;
  /** When their time runs out. */
  readonly until: string;
  /** Whether the lead is dialed by itself then, or given back. */
  readonly dials: boolean;
}

/** A call that is placed for the agent, and that nobody answered yet. */
export interface Dialing {
  readonly callId: string;
  readonly leadId: string | null;
  readonly campaignName: string | null;
  readonly ringing: boolean;
}

/** What a desk knows from its socket. */
export interface DeskState {
  readonly agent?: AgentFrame;
  readonly preview?: Preview;
  readonly dialing?: Dialing;
  readonly call?: DeskCall;
  /** The last one that was cleared away: that it went to a colleague may be heard only then. */
  readonly past?: DeskCall;
}

/** What a frame leaves behind for somebody to act upon, beside the new state. */
export type DeskNews =
  /** A call was put on the screen. */
  | { readonly type: 'popped'; readonly call: DeskCall }
  /** The match came to nothing, or the person hung up before they could talk. */
  | { readonly type: 'missed'; readonly call: DeskCall }
  /** A colleague asked about it, and keeps it. */
  | { readonly type: 'consulted'; readonly call: DeskCall }
  /** A call that was talked on is the agent's no more: its outcome is due. */
  | { readonly type: 'finished'; readonly call: DeskCall }
  /** The carrier heard a machine and leaves it the campaign's message; nothing is to be written. */
  | { readonly type: 'machine'; readonly call: DeskCall }
  /** The person is with a colleague, whose call it is. */
  | { readonly type: 'handedOver'; readonly call: DeskCall }
  /** The call that was placed for the agent came to nothing. */
  | { readonly type: 'unanswered'; readonly callId: string; readonly ending: Ending }
  | { readonly type: 'refused'; readonly detail: string };

export interface DeskStep {
  readonly state: DeskState;
  readonly news: readonly DeskNews[];
}

/**
 * Folds one frame in. What says that a call is over and what says that the agent is free come by
 * different ways and in any order; the call stays on the screen until it is neither the agent's nor
 * going on.
 */
export function fold(state: DeskState, frame: TellTheAgent): DeskStep {
  switch (frame.type) {
    case 'agent':
      return agentChanged(state, frame);
    case 'preview': {
      const { type: _type, seq: _seq, ...preview } = frame;
      return nothing({ ...state, preview });
    }
    case 'dialing': {
      const { callId, leadId, campaignName, ringing } = frame;
      const dialing = { callId, leadId, campaignName, ringing };
      return nothing({ ...unshown(state, callId), dialing });
    }
    case 'screenPop':
      return popped(undialed(unshown(state, frame.callId), frame.callId), {
        callId: frame.callId,
        leadId: frame.leadId,
        campaignId: frame.campaignId,
        campaignName: frame.campaignName,
        answeredAt: frame.answeredAt,
        waitedMillis: frame.waitedMillis,
        handedBy: frame.handedBy,
        machineSuspected: false,
      });
    case 'bridged':
      return changed(state, frame.callId, (call) => bridged(call, frame.at));
    case 'machineSuspected':
      return changed(state, frame.callId, (call) => ({ ...call, machineSuspected: true }));
    case 'talk':
      return changed(state, frame.callId, (call) => talked(call, frame));
    case 'callEnded':
      if (state.preview?.callId === frame.callId) {
        const news: DeskNews = {
          type: 'unanswered',
          callId: frame.callId,
          ending: frame.ending,
        };
        return { state: unshown(state, frame.callId), news: [news] };
      }
      if (state.dialing?.callId === frame.callId) {
        const news: DeskNews = { type: 'unanswered', callId: frame.callId, ending: frame.ending };
        return { state: undialed(state, frame.callId), news: [news] };
      }
      if (frame.toColleague && state.call?.callId !== frame.callId) {
        return handedOverBefore(state, frame.callId);
      }
      return ended(
        changed(state, frame.callId, (call) => ({ ...call, toColleague: frame.toColleague })).state,
        frame.callId,
        { ending: frame.ending, at: frame.at },
      );
    case 'released':
      return state.call?.callId === frame.callId
        ? cleared(state, state.call)
        : nothing(undialed(unshown(state, frame.callId), frame.callId));
    case 'refused':
      return { state, news: [{ type: 'refused', detail: frame.detail }] };
    default:
      return nothing(state);
  }
}

/** Whoever was asked before has the call now. */
function bridged(call: DeskCall, bridgedAt: string): DeskCall {
  const { consultation: _asked, ...rest } = call;
  return { ...rest, bridgedAt };
}

function talked(call: DeskCall, { heldSince, third, consultation }: TalkFrame): DeskCall {
  const { heldSince: _held, third: _third, consultation: _asked, ...rest } = call;
  return {
    ...rest,
    ...(heldSince ? { heldSince } : {}),
    ...(third ? { third } : {}),
    ...(consultation ? { consultation } : {}),
  };
}

/** The same without the lead that was shown, if that is it. */
function unshown(state: DeskState, callId: string): DeskState {
  const { preview, ...rest } = state;
  return preview?.callId === callId ? rest : state;
}

/** The same without the call that was placed, if that is it. */
function undialed(state: DeskState, callId: string): DeskState {
  const { dialing, ...rest } = state;
  return dialing?.callId === callId ? rest : state;
}

function nothing(state: DeskState): DeskStep {
  return { state, news: [] };
}

function agentChanged(state: DeskState, agent: AgentFrame): DeskStep {
  const { call } = state;
  // The first frame of a socket says what is the agent's now; what was before is over.
  const wasTheirs = agent.seq === 1 || state.agent?.callId === call?.callId;
  const { dialing: _dialing, preview: _preview, ...rest } = state;
  const next: DeskState = agent.seq === 1 ? { ...rest, agent } : { ...state, agent };
  return call && wasTheirs && agent.callId !== call.callId ? cleared(next, call) : nothing(next);
}

function popped(state: DeskState, call: DeskCall): DeskStep {
  const known = state.call;
  if (known?.callId === call.callId) {
    // Said again after the socket was opened anew.
    return nothing(state);
  }
  const before: DeskNews[] = known ? [over(known)] : [];
  return { state: { ...state, call }, news: [...before, { type: 'popped', call }] };
}

function changed(state: DeskState, id: string, change: (call: DeskCall) => DeskCall): DeskStep {
  return state.call?.callId === id
    ? nothing({ ...state, call: change(state.call) })
    : nothing(state);
}

function ended(state: DeskState, callId: string, how: NonNullable<DeskCall['ended']>): DeskStep {
  if (state.call?.callId !== callId) {
    return nothing(state);
  }
  const call = { ...state.call, ended: how };
  const theirs = state.agent?.callId === callId;
  return theirs ? nothing({ ...state, call }) : cleared({ ...state, call }, call);
}

function cleared(state: DeskState, call: DeskCall): DeskStep {
  const { call: _gone, ...rest } = state;
  return { state: { ...rest, past: call }, news: [over(call)] };
}

/** The agent was free already, and asked what came of a call that is a colleague's. */
function handedOverBefore(state: DeskState, callId: string): DeskStep {
  const { past } = state;
  if (past?.callId !== callId || !past.bridgedAt || past.toColleague) {
    return nothing(state);
  }
  const call = { ...past, toColleague: true };
  return { state: { ...state, past: call }, news: [{ type: 'handedOver', call }] };
}

function over(call: DeskCall): DeskNews {
  if (!call.bridgedAt) {
    return { type: call.consultation ? 'consulted' : 'missed', call };
  }
  if (call.toColleague) {
    return { type: 'handedOver', call };
  }
  // Taken away before its end, with a machine on the line: the message goes on without the agent.
  const toTheMachine = call.messageLeft || call.machineSuspected;
  return { type: toTheMachine && !call.ended ? 'machine' : 'finished', call };
}

/** Whether the time to write a call up is over, and the agent goes on only once it was disposed. */
export function isHeld(agent: AgentFrame): boolean {
  return agent.state === 'WRAP_UP' && agent.until === null && !agent.disposed;
}

/** Whether the agent takes calls as far as the gateway knows, phone or not. */
export function wantsCalls(agent: AgentFrame): boolean {
  return agent.state === 'ON_BREAK' ? agent.reason === 'PHONE_DOWN' : agent.state !== 'OFFLINE';
}
