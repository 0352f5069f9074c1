-- One button stops all dialing of an organization; who did what is kept.

alter table queue.organizations
  add column stopped_at timestamptz,
  add column stopped_by uuid,
  add column stopped_by_name text not null default '',
  add column stop_reason text not null default '';

alter table queue.campaigns
  add column cancel_ringing boolean not null default false,
  add column halted boolean not null default false;
comment on column queue.campaigns.cancel_ringing is 'whether a pause cancels what rings already';
comment on column queue.campaigns.halted is 'paused by the stop of all dialing, to go on when that is released';

create table queue.audit_entries (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  at timestamptz not null default now(),
  user_id uuid not null,
  user_name text not null,
  action text not null,
  subject_id uuid,
  subject text not null default '',
  details jsonb not null default '{}'
);
create index audit_entries_of_organization on queue.audit_entries (organization_id, id);

create function queue.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'what was done is not rewritten';
end $$;
create trigger kept before update or delete on queue.audit_entries
  for each statement execute function queue.refuse_rewriting();

-- A fenced call that waits for its slot is as far ahead of the carrier as one that nobody fenced yet.
drop index queue.calls_ahead;
create index calls_ahead on queue.calls (account_id) where state in ('PLANNED', 'PLACING');

-- Which replica paces a campaign now. The token grows with each change of hands; a tick of an older one places nothing.
create table queue.pacing_leases (
  campaign_id uuid primary key references queue.campaigns on delete cascade,
  organization_id uuid not null,
  branch_id uuid not null,
  holder uuid not null,
  token bigint not null,
  leased_until timestamptz not null
) with (fillfactor = 50);
