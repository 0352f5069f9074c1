import type {
  AccountSnapshot,
  BoardAgent,
  CampaignSnapshot,
  DeltaFrame,
  SnapshotFrame,
  TellTheBoard,
} from '~/generated/sockets';

/** What a board knows. Things that did not change stay the same objects. */
export interface BoardState {
  readonly seq: number;
  readonly campaigns: ReadonlyMap<string, CampaignSnapshot>;
  readonly agents: ReadonlyMap<string, BoardAgent>;
  readonly accounts: ReadonlyMap<string, AccountSnapshot>;
}

/** Before the first snapshot there is nothing to show. */
export type Board = BoardState | undefined;

/** What a frame makes of a board; `gap` when frames were missed and the socket must begin anew. */
export type Applied = { readonly board: Board } | 'gap';

export function apply(board: Board, frame: TellTheBoard): Applied {
  switch (frame.type) {
    case 'snapshot':
      return { board: ofSnapshot(frame) };
    case 'delta':
      return board && frame.seq === board.seq + 1 ? { board: withDelta(board, frame) } : 'gap';
    default:
      return { board };
  }
}

function ofSnapshot(frame: SnapshotFrame): BoardState {
  return {
    seq: frame.seq,
    campaigns: new Map(frame.campaigns.map((one) => [one.campaignId, one])),
    agents: new Map(frame.agents.map((one) => [one.agentId, one])),
    accounts: new Map(frame.accounts.map((one) => [one.accountId, one])),
  };
}

function withDelta(board: BoardState, frame: DeltaFrame): BoardState {
  return {
    seq: frame.seq,
    campaigns: laidOver(board.campaigns, frame.campaigns, (one) => one.campaignId),
    agents: without(
      laidOver(board.agents, frame.agents, (one) => one.agentId),
      frame.goneAgents,
    ),
    accounts: laidOver(board.accounts, frame.accounts, (one) => one.accountId),
  };
}

function laidOver<T>(
  known: ReadonlyMap<string, T>,
  changed: readonly T[],
  key: (one: T) => string,
): ReadonlyMap<string, T> {
  if (changed.length === 0) {
    return known;
  }
  const next = new Map(known);
  for (const one of changed) {
    next.set(key(one), one);
  }
  return next;
}

function without<T>(known: ReadonlyMap<string, T>, gone: readonly string[]) {
  if (gone.length === 0) {
    return known;
  }
  const next = new Map(known);
  for (const id of gone) {
    next.delete(id);
  }
  return next;
}
