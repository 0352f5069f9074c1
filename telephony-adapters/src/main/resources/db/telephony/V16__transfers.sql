-- Whom agents may hand calls over to, and what came of it.

create table telephony.directory_entries (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  name text not null,
  number text not null,
  set_by uuid not null,
  set_at timestamptz not null default now()
);
create unique index directory_entries_by_name on telephony.directory_entries (organization_id, lower(name));

-- The row is the fence: it is there before the one request that calls the third party.
create table telephony.transfers (
  id uuid primary key,
  call_id uuid not null references telephony.answers (call_id) on delete cascade,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  lead_id uuid,
  agent_id uuid not null,
  account_id uuid not null,
  name text not null,
  handed_over boolean not null,
  state text not null check (state in ('CALLING', 'THERE', 'OVER')),
  carrier_call_id text,
  begun_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  over_at timestamptz,
  outcome text
) with (fillfactor = 70);
comment on column telephony.transfers.handed_over is 'whether the lead is with the third party, and the agent out of it';
comment on column telephony.transfers.carrier_call_id is 'null until the carrier says how it calls the third party''s call';
comment on column telephony.transfers.outcome is 'why it is over, for people';
create unique index transfers_open on telephony.transfers (call_id) where state <> 'OVER';
create index transfers_to_watch on telephony.transfers (begun_at) where state <> 'OVER';
create index transfers_of_call on telephony.transfers (call_id);

alter table telephony.answers drop constraint answers_decision_check;
alter table telephony.answers add constraint answers_decision_check
  check (decision in ('MESSAGE', 'HOLD', 'BRIDGE', 'HANDED_OVER', 'LEFT_ALONE', 'SAFE_HARBOR', 'MACHINE', 'OPT_OUT', 'OVER'));
