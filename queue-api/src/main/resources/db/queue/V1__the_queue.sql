-- The queue's own tables: who works here, whom to call, which calls were made of it and why.
-- Every table carries organization and branch; the policies come from db/foundation/afterMigrate.sql.

create table queue.organizations (
  id uuid primary key,
  organization_id uuid not null generated always as (id) stored,
  branch_id uuid not null,
  name text not null,
  country char(2) not null,
  created_at timestamptz not null default now()
);
comment on column queue.organizations.branch_id is 'the branch that new things belong to where nobody says another';
comment on column queue.organizations.country is 'how a number without a country code is read';

create table queue.branches (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null generated always as (id) stored,
  name text not null,
  created_at timestamptz not null default now(),
  unique (organization_id, name)
);

create table queue.users (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  username text not null,
  name text not null,
  role text not null,
  password_hash text not null,
  active boolean not null default true,
  tokens_from timestamptz not null default 'epoch',
  version bigint not null default 1,
  published_version bigint not null default 0,
  created_at timestamptz not null default now()
);
create unique index users_username on queue.users (lower(username));
create index users_unpublished on queue.users (id) where version > published_version;
comment on column queue.users.published_version is 'the last version that user.state and agent.profile carry';

create table queue.refresh_tokens (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  user_id uuid not null references queue.users on delete cascade,
  hash bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index refresh_tokens_user on queue.refresh_tokens (user_id);

create table queue.campaigns (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  name text not null,
  state text not null default 'DRAFT',
  agent_choice text not null,
  lines_per_agent double precision not null,
  wrap_up_seconds int not null,
  ring_limit_seconds int not null,
  detect_machines boolean not null,
  machine_acts_within_seconds int not null,
  safe_harbor_text text not null,
  machine_message text not null,
  max_attempts int not null,
  retry_minutes jsonb not null,
  last_limit text,
  version bigint not null default 1,
  published_version bigint not null default 0,
  created_at timestamptz not null default now(),
  unique (organization_id, name)
) with (fillfactor = 70);
create index campaigns_running on queue.campaigns (id) where state = 'RUNNING';
comment on column queue.campaigns.retry_minutes is 'minutes to wait by outcome; an outcome that is not there is not tried again';
comment on column queue.campaigns.last_limit is 'what bound the last pacing decision that was written down';

create table queue.campaign_agents (
  campaign_id uuid not null references queue.campaigns on delete cascade,
  user_id uuid not null references queue.users on delete cascade,
  organization_id uuid not null,
  branch_id uuid not null,
  primary key (campaign_id, user_id)
);
create index campaign_agents_user on queue.campaign_agents (user_id);

-- One uploaded file. Its bytes stay here until it is imported, so that any replica can begin or go on.
create table queue.lead_batches (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null references queue.campaigns,
  filename text not null,
  country char(2) not null,
  state text not null,
  reason text,
  bytes bigint not null default 0,
  bytes_read bigint not null default 0,
  rows_read int not null default 0,
  rows_added int not null default 0,
  rows_refused int not null default 0,
  rows_duplicate int not null default 0,
  uploaded_by uuid not null,
  leased_until timestamptz,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index lead_batches_of_campaign on queue.lead_batches (campaign_id, id);
create index lead_batches_open on queue.lead_batches (id) where state in ('UPLOADING', 'RECEIVED', 'IMPORTING');

create table queue.lead_batch_chunks (
  batch_id uuid not null references queue.lead_batches on delete cascade,
  n int not null,
  organization_id uuid not null,
  branch_id uuid not null,
  bytes bytea not null,
  primary key (batch_id, n)
);
alter table queue.lead_batch_chunks alter column bytes set storage external;

create table queue.lead_refusals (
  batch_id uuid not null references queue.lead_batches on delete cascade,
  row_number int not null,
  organization_id uuid not null,
  branch_id uuid not null,
  reason text not null,
  message text not null,
  content text not null,
  primary key (batch_id, row_number)
);

create table queue.leads (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  batch_id uuid,
  row_number int,
  phone text not null,
  name text not null default '',
  email text not null default '',
  language text not null default '',
  source text not null default '',
  external_id text not null default '',
  score int,
  attributes jsonb not null default '{}',
  priority smallint not null,
  dial_state text not null default 'PENDING',
  sales_status text not null default 'NEW',
  attempts int not null default 0,
  due_at timestamptz not null default now(),
  call_id uuid,
  attempted boolean not null default false,
  suppressed boolean not null default false,
  last_contacted_at timestamptz,
  created_at timestamptz not null default now(),
  unique (organization_id, phone)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
create index leads_of_campaign on queue.leads (campaign_id, id);
comment on column queue.leads.due_at is 'when it may be dialed; kept while a call is live, so that a call that never left gives the place back';

-- The queue itself: one narrow row for each lead that waits, none for the others, so that a claim reads and deletes
-- little however many leads there are.
create table queue.lead_queue (
  lead_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  priority smallint not null,
  due_at timestamptz not null
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
create index lead_queue_order on queue.lead_queue (campaign_id, priority, due_at, lead_id);

create table queue.calls (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  lead_id uuid,
  account_id uuid,
  phone text,
  state text not null,
  ending text,
  evidence text,
  placing_at timestamptz,
  placed_at timestamptz,
  ringing_at timestamptz,
  answered_at timestamptz,
  bridged_at timestamptz,
  ended_at timestamptz,
  agent_id uuid,
  answerer text,
  safe_harbor_given boolean not null default false,
  message_given boolean not null default false,
  outcome text,
  attempt boolean not null default false,
  revived boolean not null default false,
  matched_agent_id uuid,
  reserved_agent_id uuid,
  reserved_epoch bigint,
  disposition text,
  note text not null default '',
  disposed_at timestamptz,
  disposed_by uuid,
  live boolean not null generated always as (state <> 'ENDED') stored,
  created_at timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create unique index calls_one_live_per_number on queue.calls (organization_id, phone) where state <> 'ENDED' and not revived;
create unique index calls_epoch_spent_once on queue.calls (reserved_agent_id, reserved_epoch);
create index calls_live on queue.calls (campaign_id, state) where state <> 'ENDED';
create index calls_ahead on queue.calls (account_id) where state = 'PLANNED';
create index calls_of_lead on queue.calls (lead_id, id);
create index calls_of_organization on queue.calls (organization_id, id);
comment on column queue.calls.revived is 'ended by inference and then heard of from the carrier: an alarm, and no bar to another live call';

-- Every tick that placed calls or met another limit than the one before: its inputs, the number and the limit.
create table queue.pacing_decisions (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  at timestamptz not null,
  calls int not null,
  binding_limit text not null,
  inputs jsonb not null
);
create index pacing_decisions_of_campaign on queue.pacing_decisions (campaign_id, id);

create table queue.idempotency_keys (
  organization_id uuid not null,
  branch_id uuid not null,
  user_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status int,
  body text,
  created_at timestamptz not null default now(),
  primary key (organization_id, user_id, key)
);

create table queue.outbox (
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
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
create index outbox_unsent on queue.outbox (created_at) where sent_at is null;
create index outbox_sent on queue.outbox (sent_at) where sent_at is not null;

-- Counts that the board shows. Statements that change leads or calls leave their differences here, whoever runs them, and
-- a fold adds them up a few times a second: nobody waits for anybody's counter row, and no count can be forgotten.
create table queue.tally_changes (
  id bigint generated always as identity primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  kind text not null,
  key text not null,
  delta bigint not null
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

create table queue.tallies (
  campaign_id uuid not null,
  kind text not null,
  key text not null,
  organization_id uuid not null,
  branch_id uuid not null,
  n bigint not null,
  primary key (campaign_id, kind, key)
) with (fillfactor = 50);

create function queue.tally_leads() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'lead', dial_state, count(*) from after_rows group by 1, 2, 3, 5;
  elsif tg_op = 'UPDATE' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'lead', dial_state, sum(d)
      from (select organization_id, branch_id, campaign_id, dial_state, 1 as d from after_rows
            union all
            select organization_id, branch_id, campaign_id, dial_state, -1 from before_rows) changes
     group by 1, 2, 3, 5 having sum(d) <> 0;
  else
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'lead', dial_state, -count(*) from before_rows group by 1, 2, 3, 5;
  end if;
  return null;
end $$;
create trigger tally_inserted after insert on queue.leads referencing new table as after_rows
  for each statement execute function queue.tally_leads();
create trigger tally_updated after update on queue.leads referencing old table as before_rows new table as after_rows
  for each statement execute function queue.tally_leads();
create trigger tally_deleted after delete on queue.leads referencing old table as before_rows
  for each statement execute function queue.tally_leads();

create function queue.tally_queue() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'queue', priority::text, count(*) from after_rows group by 1, 2, 3, 5;
  else
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'queue', priority::text, -count(*) from before_rows group by 1, 2, 3, 5;
  end if;
  return null;
end $$;
create trigger tally_inserted after insert on queue.lead_queue referencing new table as after_rows
  for each statement execute function queue.tally_queue();
create trigger tally_deleted after delete on queue.lead_queue referencing old table as before_rows
  for each statement execute function queue.tally_queue();

create function queue.tally_calls() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'call', state, count(*) from after_rows where live group by 1, 2, 3, 5;
  else
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, kind, key, sum(d)
      from (select organization_id, branch_id, campaign_id, 'call' as kind, state as key, 1 as d from after_rows where live
            union all
            select organization_id, branch_id, campaign_id, 'call', state, -1 from before_rows where live
            union all
            select organization_id, branch_id, campaign_id, 'outcome', outcome, 1 from after_rows where outcome is not null
            union all
            select organization_id, branch_id, campaign_id, 'outcome', outcome, -1 from before_rows where outcome is not null
            union all
            select organization_id, branch_id, campaign_id, 'placed', 'all', 1 from after_rows where attempt
            union all
            select organization_id, branch_id, campaign_id, 'placed', 'all', -1 from before_rows where attempt) changes
     group by 1, 2, 3, 4, 5 having sum(d) <> 0;
  end if;
  return null;
end $$;
create trigger tally_inserted after insert on queue.calls referencing new table as after_rows
  for each statement execute function queue.tally_calls();
create trigger tally_updated after update on queue.calls referencing old table as before_rows new table as after_rows
  for each statement execute function queue.tally_calls();
