import type {
  BatchState,
  CallState,
  CampaignState,
  CarrierAccountAction,
  CarrierAccountState,
  Category,
  CheckSeverity,
  ConsentRequired,
  ConsentScope,
  DialState,
  Disposition,
  DueRule,
  FindingLevel,
  HistoryKind,
  LeadOrder,
  NumberState,
  Outcome,
  Priority,
  QueueReason,
  RegistryStanding,
  Role,
  SalesStatus,
  Temperature,
} from '~/api/types';
import type { AgentState, NullableBreakReason } from '~/generated/sockets';
import { inWords } from '~/time/durations';

/** The colors a state can have; each is always joined by its word. */
export type Tone = 'gray' | 'green' | 'blue' | 'violet' | 'amber' | 'red';

/** What a state is called, and its color. */
export interface Word {
  readonly text: string;
  readonly tone: Tone;
}

const word = (text: string, tone: Tone = 'gray'): Word => ({ text, tone });

export const CAMPAIGN_STATE: Record<CampaignState, Word> = {
  DRAFT: word('Draft'),
  RUNNING: word('Running', 'green'),
  PAUSED: word('Paused', 'amber'),
  STOPPED: word('Stopped', 'red'),
};

export const CARRIER_STATE: Record<CarrierAccountState, Word> = {
  OPEN: word('Open', 'green'),
  CLOSED: word('Closed'),
  REFUSED: word('Refused by the carrier', 'red'),
  RESTING: word('Carrier does not answer', 'amber'),
  HELD: word('Held', 'red'),
};

export const CARRIER_ACTION: Record<CarrierAccountAction, string> = {
  ADDED: 'Added',
  CHANGED: 'Changed',
  OPENED: 'Opened',
  CLOSED: 'Closed',
};

export const FINDING_LEVEL: Record<FindingLevel, Word> = {
  PASS: word('Fine', 'green'),
  WARNING: word('Warning', 'amber'),
  FAILURE: word('Wrong', 'red'),
};

export const AGENT_STATE: Record<AgentState, Word> = {
  AVAILABLE: word('Available', 'green'),
  RESERVED: word('Connecting', 'blue'),
  ON_CALL: word('On call', 'violet'),
  WRAP_UP: word('Wrap-up', 'amber'),
  ON_BREAK: word('Break'),
  OFFLINE: word('Offline'),
};

export const BREAK_REASON: Record<NonNullable<NullableBreakReason>, Word> = {
  SIGNED_IN: word('Not started'),
  PHONE_DOWN: word('Phone down', 'red'),
  BREAK: word('Break'),
  LUNCH: word('Lunch'),
  MEETING: word('Meeting'),
  TRAINING: word('Training'),
};

/** What an agent does, with the reason of a break. */
export function agentWord(state: AgentState, reason: NullableBreakReason): Word {
  return state === 'ON_BREAK' && reason ? BREAK_REASON[reason] : AGENT_STATE[state];
}

export const DIAL_STATE: Record<DialState, Word> = {
  PENDING: word('Waiting', 'blue'),
  CALLING: word('Being called', 'violet'),
  SCHEDULED: word('Scheduled', 'amber'),
  REACHED: word('Reached', 'green'),
  EXHAUSTED: word('Attempts used up'),
  INVALID: word('Invalid number', 'red'),
  SUPPRESSED: word('Do not call', 'red'),
};

export const CALL_STATE: Record<CallState, Word> = {
  PLANNED: word('Planned'),
  PLACING: word('Dialing', 'blue'),
  UNKNOWN: word('Unclear', 'red'),
  PLACED: word('Placed', 'blue'),
  RINGING: word('Ringing', 'blue'),
  ANSWERED: word('Answered', 'amber'),
  BRIDGED: word('Talking', 'violet'),
  ENDED: word('Ended'),
};

export const OUTCOME: Record<Outcome, Word> = {
  COMPLETED: word('Talked', 'green'),
  NO_ANSWER: word('No answer'),
  BUSY: word('Busy'),
  REJECTED: word('Declined'),
  INVALID_NUMBER: word('Invalid number', 'red'),
  MACHINE: word('Answering machine', 'blue'),
  INFORMED: word('Heard the message', 'green'),
  HUNG_UP: word('Hung up on the message'),
  OPTED_OUT: word('Opted out', 'red'),
  ABANDONED: word('Abandoned', 'red'),
  MISSED: word('Called us, nobody free', 'amber'),
  CANCELED: word('Canceled'),
  FAILED: word('Failed', 'red'),
  NOT_PLACED: word('Not placed'),
  EXPIRED: word('Expired'),
  SUPPRESSED: word('Do not call'),
};

export const PRIORITY: Record<Priority, Word> = {
  URGENT: word('Urgent', 'red'),
  HIGH: word('High', 'amber'),
  MEDIUM: word('Medium', 'blue'),
  LOW: word('Low'),
};

export const TEMPERATURE: Record<Temperature, Word> = {
  HOT: word('Hot', 'red'),
  WARM: word('Warm', 'amber'),
  COLD: word('Cold', 'blue'),
};

export const CATEGORY: Record<Category, Word> = {
  FRESH: word('Fresh', 'green'),
  CALLBACK: word('Callback', 'violet'),
  RETRY: word('Retry'),
};

/** What keeps leads in a queue. */
export const QUEUE_REASON: Record<QueueReason, string> = {
  READY: 'May be dialed now',
  CALLING_HOURS: 'Outside calling hours',
  DUE: 'To be called later',
  COUNTRY_ALLOWED: 'Country not allowed by a carrier account',
  ACCOUNT_OPEN: 'Waiting for their carrier account',
  LIST_ACTIVE: 'In lists that are paused',
  FITS_FILTER: 'Outside the campaign’s filter',
  PLACE_KNOWN: 'Nobody knows where they are',
  LANGUAGE_SPOKEN: 'No agent of the campaign speaks their language',
  CONSENT_GIVEN: 'Consent missing or taken back',
  OPT_OUT_OFFERED: 'No key to opt out, where the law asks for one',
  NOT_LISTED: 'On an official do-not-call list',
  REGISTRY_CURRENT: 'Official do-not-call list missing or too old',
};

/** What an entry of a lead's history tells of. */
export const HISTORY_KIND: Record<HistoryKind, Word> = {
  ADDED: word('Added', 'blue'),
  IMPORTED: word('Imported', 'blue'),
  CLAIMED: word('Taken', 'violet'),
  PLACED: word('Placed', 'violet'),
  ANSWERED: word('Answered', 'green'),
  BRIDGED: word('Talked', 'green'),
  HANDED_OVER: word('Handed over', 'violet'),
  ENDED: word('Ended'),
  DISPOSED: word('Outcome', 'green'),
  CALLED_US: word('Called us', 'violet'),
  MOVED: word('Decided', 'amber'),
  SUPPRESSED: word('Do not call', 'red'),
  RELEASED: word('Released', 'green'),
  LISTED: word('Listed', 'red'),
  UNLISTED: word('Not listed', 'green'),
  CONSENT_GIVEN: word('Consent', 'green'),
  CONSENT_REVOKED: word('Consent taken back', 'red'),
};

/** How bad a finding about a campaign is. */
export const CHECK_SEVERITY: Record<CheckSeverity, Word> = {
  ERROR: word('Stops it', 'red'),
  WARNING: word('Look at this', 'amber'),
  NOTE: word('Good to know', 'blue'),
};

/** What somebody agreed to, or another ground to call them. */
export const CONSENT_SCOPE: Record<ConsentScope, string> = {
  CALLS: 'Calls',
  AUTOMATED: 'Automated calls',
  RECORDING: 'Recording',
  RELATIONSHIP: 'Business relationship',
};

export const CONSENT_REQUIRED: Record<ConsentRequired, string> = {
  NONE: 'None',
  CALLS: 'To calls',
  AUTOMATED: 'To automated calls',
};

/** Whether calls may be made by an official list. */
export const REGISTRY_STANDING: Record<RegistryStanding, Word> = {
  GOOD: word('In force', 'green'),
  TOO_OLD: word('Too old', 'red'),
  COMING: word('Being applied', 'blue'),
  MISSING: word('Missing', 'amber'),
};

export const DIALED_NEXT = word('Dialed next', 'green');

/** What is known of one of a lead's numbers. */
export const NUMBER_STATE: Record<NumberState, Word> = {
  OPEN: word('In turn', 'blue'),
  DEAD: word('Not theirs', 'gray'),
  SUPPRESSED: word('Must not be called', 'red'),
};

/** What made a lead due when it is. */
export const DUE_RULE: Record<DueRule, string> = {
  RETRY_DELAY: "The campaign's delay",
  NEXT_NUMBER: 'Another of its numbers',
  REST_AFTER_ABANDONED: 'Rest after an abandoned call',
  DISPOSITION: "The outcome's delay",
  CALLBACK: 'The agreed time',
  RANG_US: 'Called us',
  SENT_BACK: 'Sent back by a supervisor',
  RELEASED: 'Released',
  ATTEMPT_CAP: 'Cap on attempts',
  CALLING_HOURS: 'Calling hours',
};

export const SALES_STATUS: Record<SalesStatus, Word> = {
  NEW: word('New', 'blue'),
  CONTACTED: word('Contacted', 'amber'),
  INTERESTED: word('Interested', 'green'),
  NOT_INTERESTED: word('Not interested'),
  WON: word('Won', 'green'),
  LOST: word('Lost', 'red'),
};

export const BATCH_STATE: Record<BatchState, Word> = {
  UPLOADING: word('Uploading', 'blue'),
  RECEIVED: word('Waiting', 'blue'),
  IMPORTING: word('Importing', 'blue'),
  IMPORTED: word('Imported', 'green'),
  REFUSED: word('Not readable', 'red'),
};

export const ROLE: Record<Role, string> = {
  OPERATOR: 'Operator',
  ADMIN: 'Admin',
  SUPERVISOR: 'Supervisor',
  AGENT: 'Agent',
  VIEWER: 'Viewer',
};

/** What a disposition sets going, in words an agent uses. */
export function consequence({ action, afterMinutes }: Disposition): string {
  const after =
    typeof afterMinutes === 'number' ? ` in ${inWords(afterMinutes * 60_000)}` : ' later';
  switch (action) {
    case 'SCHEDULE_VISIT':
      return 'A visit is arranged';
    case 'NURTURE_CAMPAIGN':
      return typeof afterMinutes === 'number' ? `Contacted again${after}` : 'Kept in touch with';
    case 'RESCHEDULE':
    case 'RETRY':
      return `Called again${after}`;
    case 'MARK_INVALID':
      return 'Number is marked invalid';
    case 'REASSIGN':
      return 'Goes to an agent with the language';
    case 'MARK_DND':
      return 'Never called again';
    case 'ASSIGN_MANAGER':
      return 'Goes to a supervisor';
  }
}

/** Who is first among leads of one priority and temperature. */
export const LEAD_ORDER: Record<LeadOrder, string> = {
  OLDEST_FIRST: 'Oldest first',
  NEWEST_FIRST: 'Newest first',
  HIGHEST_SCORE: 'Highest score first',
  FEWEST_ATTEMPTS: 'Fewest attempts first',
  RANDOM: 'By lot',
};
