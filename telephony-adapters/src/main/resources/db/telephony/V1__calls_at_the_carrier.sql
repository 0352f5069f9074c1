-- What telephony knows and has decided. Deadlines are judged by this server's clock.

-- A carrier's account: how fast it may dial, and when its next slot is. One row, so one rate for all replicas.
create table telephony.accounts (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  kind text not null,
  calls_per_second double precision not null check (calls_per_second > 0),
  countries text[] not null,
  open boolean not null,
  next_slot_at timestamptz not null default now(),
  version bigint not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

-- The one arbiter of a call: placing, revoking, refusing and expiring all insert it, and the first insert wins.
create table telephony.placements (
  call_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  lead_id uuid,
  account_id uuid not null,
  state text not null check (state in ('PLACING', 'UNKNOWN', 'REVOKED', 'EXPIRED', 'REFUSED', 'NOT_PLACED',
                                       'PLACED', 'RINGING', 'ANSWERED', 'ENDED')),
  number text,
  caller_id text,
  rules jsonb not null,
  agent_id uuid,
  agent_epoch bigint,
  post_by timestamptz not null,
  slot_at timestamptz,
  tries int not null default 0,
  tried_at timestamptz,
  carrier_call_id text,
  wish text not null default 'NONE' check (wish in ('NONE', 'CANCEL', 'HANG_UP')),
  ringing_at timestamptz,
  ending text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  check_at timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

create index placements_due on telephony.placements (check_at) where check_at is not null;
create index placements_by_carrier_call on telephony.placements (carrier_call_id) where carrier_call_id is not null;
create index placements_with_number on telephony.placements (ended_at) where number is not null;
create index placements_over on telephony.placements (ended_at) where ended_at is not null;

-- An answered call: what is decided for it, and what the carrier was last told.
create table telephony.answers (
  call_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  lead_id uuid,
  account_id uuid not null,
  carrier_call_id text not null,
  rules jsonb not null,
  answered_at timestamptz not null,
  safe_harbor_at timestamptz not null,
  decision text not null check (decision in ('HOLD', 'BRIDGE', 'SAFE_HARBOR', 'MACHINE', 'OVER')),
  agent_id uuid,
  room text,
  leg_epoch bigint,
  decided_at timestamptz not null,
  replied text not null,
  turn int not null default 0,
  redirected_at timestamptz,
  bridged_at timestamptz,
  ended_at timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

create index answers_live on telephony.answers (decided_at) where ended_at is null;
create index answers_live_in_room on telephony.answers (room) where ended_at is null and room is not null;
create index answers_over on telephony.answers (ended_at) where ended_at is not null;

-- An agent's side of the conversations: one row for each leg, one room for each leg.
create table telephony.agent_legs (
  agent_id uuid not null,
  leg_epoch bigint not null,
  organization_id uuid not null,
  branch_id uuid not null,
  account_id uuid not null,
  room text not null,
  carrier_call_id text not null,
  conference_id text,
  state text not null check (state in ('NEW', 'UP', 'DOWN')),
  created_at timestamptz not null default now(),
  up_at timestamptz,
  down_at timestamptz,
  check_at timestamptz,
  primary key (agent_id, leg_epoch)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);

create unique index agent_legs_by_carrier_call on telephony.agent_legs (carrier_call_id);
create index agent_legs_due on telephony.agent_legs (check_at) where check_at is not null;

-- Every webhook that was acknowledged. The key makes the second delivery a no-op; a body holds no phone number.
create table telephony.webhook_inbox (
  dedupe_key text primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  kind text not null,
  carrier_call_id text,
  body jsonb not null,
  received_at timestamptz not null default now()
) with (autovacuum_vacuum_insert_scale_factor = 0.05);

create index webhook_inbox_by_age on telephony.webhook_inbox (received_at);

create table telephony.outbox (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  topic text not null,
  key text not null,
  type text not null,
  source text not null,
  at timestamptz not null,
  body text not null,
  created_at timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  sent_at timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

create index outbox_unsent on telephony.outbox (created_at) where sent_at is null;
create index outbox_sent on telephony.outbox (sent_at) where sent_at is not null;
