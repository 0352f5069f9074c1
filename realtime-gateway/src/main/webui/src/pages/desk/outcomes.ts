import type { Said } from '~/api/calls';
import type { TellTheAgent } from '~/generated/sockets';
import type { DeskCall } from './deskState';

/** What an agent has said of a call so far. */
export interface Draft {
  readonly call: DeskCall;
  /** Whom it was with, once that is known. */
  readonly leadName?: string;
  readonly code?: string;
  /** Why it came to this, where the outcome asks. */
  readonly subCode?: string;
  /** What the person speaks, where another agent takes over for that. */
  readonly language?: string;
  readonly note: string;
  /** When the person asked to be called again, as the field holds it: local, without a zone. */
  readonly callbackAt?: string;
  /** Whether the agent keeps that call for themselves. */
  readonly callbackMine?: boolean;
}

/** What the server is told of a draft that has an outcome. */
export function saidOf(draft: Draft, code: string): Said {
  const { note, subCode, language, callbackAt, callbackMine } = draft;
  return {
    code,
    note,
    ...(subCode ? { subCode } : {}),
    ...(language ? { language } : {}),
    ...(callbackAt
      ? { callbackAt: new Date(callbackAt).toISOString(), callbackMine: callbackMine ?? false }
      : {}),
  };
}

/** Where drafts outlive a reload of the page; they hold what agents wrote, so not the browser's end. */
export interface Shelf {
  read(): string | null;
  write(text: string): void;
}

/** The drafts of this desk, by call. */
export class Drafts {
  private readonly shelf: Shelf;
  private drafts: Map<string, Draft>;
  /** Of the call that went to a colleague last. */
  private parted: Draft | undefined;

  constructor(shelf: Shelf) {
    this.shelf = shelf;
    this.drafts = new Map(read(shelf).map((draft) => [draft.call.callId, draft]));
  }

  all(): Draft[] {
    return [...this.drafts.values()];
  }

  /** The calls of which is known what came of them, but for one. */
  chosenBeside(callId: string | null | undefined): string[] {
    return this.all()
      .filter(({ call, code }) => code && call.callId !== callId)
      .map(({ call }) => call.callId);
  }

  of(callId: string): Draft | undefined {
    return this.drafts.get(callId);
  }

  put(draft: Draft): void {
    this.drafts.set(draft.call.callId, draft);
    this.keep();
  }

  drop(callId: string): void {
    this.drafts.delete(callId);
    this.keep();
  }

  /** A call goes to a colleague, whom it may not reach: what was said of it is kept aside. */
  part({ type, call }: { readonly type: string; readonly call: DeskCall }): void {
    if (type === 'handedOver') {
      this.parted = this.of(call.callId) ?? { call, note: '' };
    }
  }

  /**
   * What becomes of the call that is kept aside. Where it did not reach the colleague, what was said
   * of it counts after all, and it is given; where they handed it back, its talk is a new one.
   */
  hear(frame: TellTheAgent): DeskCall | undefined {
    if (frame.type === 'screenPop' && frame.callId === this.parted?.call.callId) {
      this.parted = undefined;
    }
    return frame.type === 'callEnded' && !frame.toColleague ? this.back(frame.callId) : undefined;
  }

  private back(callId: string): DeskCall | undefined {
    if (this.parted?.call.callId !== callId) {
      return undefined;
    }
    const { toColleague: _gone, ...call } = this.parted.call;
    this.put({ ...this.parted, call });
    this.parted = undefined;
    return call;
  }

  private keep(): void {
    this.shelf.write(JSON.stringify(this.all()));
  }
}

function read(shelf: Shelf): Draft[] {
  try {
    return JSON.parse(shelf.read() ?? '[]') as Draft[];
  } catch {
    return [];
  }
}
