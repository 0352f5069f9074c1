import type { AgentFrame, TellTheAgent } from '~/generated/sockets';
import { type DeskNews, type DeskState, fold } from './deskState';

/** What a desk is told, for its tests: each frame has the number after the one before. */
let seq = 1;

export function agent(
  state: AgentFrame['state'],
  callId: string | null = null,
  first = false,
): AgentFrame {
  seq = first ? 1 : seq + 1;
  return {
    type: 'agent',
    seq,
    state,
    reason: null,
    epoch: 1,
    since: '2026-11-20T10:00:00Z',
    until: null,
    callId,
    disposed: false,
    phoneUp: true,
  };
}

export function pop(callId: string): TellTheAgent {
  seq += 1;
  return {
    type: 'screenPop',
    seq,
    callId,
    leadId: `lead-of-${callId}`,
    campaignId: 'c',
    campaignName: 'Spring',
    answeredAt: '2026-11-20T10:00:00Z',
    waitedMillis: 120,
    handedBy: null,
  };
}

export const bridged = (callId: string): TellTheAgent => ({
  type: 'bridged',
  seq: ++seq,
  callId,
  at: '2026-11-20T10:00:01Z',
});
export const over = (callId: string, toColleague = false): TellTheAgent => ({
  type: 'callEnded',
  seq: ++seq,
  callId,
  ending: 'COMPLETED',
  toColleague,
  at: '2026-11-20T10:01:00Z',
});
export const suspected = (callId: string): TellTheAgent => ({
  type: 'machineSuspected',
  seq: ++seq,
  callId,
});
const CONSULTATION = {
  id: 'k',
  agentId: 'carl',
  name: 'Carl',
  by: 'Ada',
  until: '2026-11-20T10:03:00Z',
};
export const talk = (
  callId: string,
  changed: Partial<Extract<TellTheAgent, { type: 'talk' }>>,
): TellTheAgent => ({
  type: 'talk',
  seq: ++seq,
  callId,
  heldSince: null,
  third: null,
  consultation: null,
  ...changed,
});
export const asking = (callId: string): TellTheAgent =>
  talk(callId, { heldSince: '2026-11-20T10:00:30Z', consultation: CONSULTATION });
export const released = (callId: string): TellTheAgent => ({
  type: 'released',
  seq: ++seq,
  callId,
});

export function play(...frames: TellTheAgent[]): { state: DeskState; news: DeskNews['type'][] } {
  let state: DeskState = {};
  const news: DeskNews['type'][] = [];
  for (const frame of frames) {
    const step = fold(state, frame);
    state = step.state;
    news.push(...step.news.map((one) => one.type));
  }
  return { state, news };
}
