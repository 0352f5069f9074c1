import type { Said } from '~/api/calls';
import type { Call, NewCall } from '~/api/types';
import type { Ending, TellTheAgent, TellTheGateway } from '~/generated/sockets';
import type { LiveSocketOptions } from '~/live/LiveSocket';
import type { PhoneLine } from '~/phone/PhoneLine';
import type { DeskCall } from './deskState';
import type { Shelf } from './outcomes';

/** What the desk tells the agent beside what it shows. */
export type Notice =
  | {
      readonly type: 'popped' | 'missed' | 'consulted' | 'machine' | 'handedOver' | 'saved';
      readonly call: DeskCall;
    }
  | { readonly type: 'unanswered'; readonly callId: string; readonly ending: Ending }
  | { readonly type: 'failed'; readonly detail: string };

/** What a desk is made of. */
export interface DeskOptions {
  readonly socketUrl: string;
  readonly token: (refused?: string) => Promise<string>;
  readonly phone: PhoneLine;
  readonly place: (wanted: NewCall, key: string) => Promise<Pick<Call, 'id' | 'leadId'>>;
  readonly accept: (callId: string, key: string) => Promise<unknown>;
  readonly skip: (callId: string, reason: string, key: string) => Promise<unknown>;
  readonly hangUp: (callId: string, key: string) => Promise<unknown>;
  readonly leaveMessage: (callId: string) => Promise<unknown>;
  readonly dispose: (callId: string, said: Said, key: string) => Promise<unknown>;
  readonly shelf: Shelf;
  readonly notify: (notice: Notice) => void;
  readonly dial?: NonNullable<LiveSocketOptions<TellTheAgent, TellTheGateway>['dial']>;
}
