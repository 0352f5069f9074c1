-- Who is dialed first, when each may be dialed, and who must not be.

alter table queue.campaigns add column practice boolean not null default false;
alter table queue.campaigns add column calls_per_day int;
comment on column queue.campaigns.practice is 'dials through simulated carriers only, so that no calling hours apply';
comment on column queue.campaigns.calls_per_day is 'how often one lead may be called in any 24 hours; null leaves it to the law';

alter table queue.leads
  add column pattern_id uuid not null default '00000000-0000-0000-0000-000000000000',
  add column region text not null default '',
  add column tier smallint not null default 9,
  add column lately timestamptz[] not null default '{}',
  add column callback boolean not null default false,
  add column callback_agent_id uuid;
comment on column queue.leads.pattern_id is 'where it may be, as campaign_patterns has it; the nil one means that nothing is known';
comment on column queue.leads.lately is 'when its phone was reached for, the last times';

-- The places that the leads of a campaign may be in: what decides when they may be called. Few, whatever the leads.
create table queue.campaign_patterns (
  campaign_id uuid not null references queue.campaigns on delete cascade,
  pattern_id uuid not null,
  organization_id uuid not null,
  branch_id uuid not null,
  jurisdictions text[] not null,
  zones text[] not null,
  primary key (campaign_id, pattern_id)
);

-- A row is ready once its time has come; until then it stands in the other index, so that a claim reads no row it
-- cannot take.
drop index queue.lead_queue_order;
alter table queue.lead_queue
  add column pattern_id uuid not null default '00000000-0000-0000-0000-000000000000',
  add column tier smallint not null default 9,
  add column since timestamptz not null default now(),
  add column ready boolean not null default false,
  add column callback_agent_id uuid;
create index lead_queue_order on queue.lead_queue (campaign_id, pattern_id, tier, since, lead_id) where ready;
create index lead_queue_waiting on queue.lead_queue (campaign_id, due_at) where not ready;
comment on column queue.lead_queue.tier is 'the place in line: callbacks, then priority, then temperature';
comment on column queue.lead_queue.since is 'among equals the oldest is first';

-- Who must not be called: a number, or every number with a prefix; in all of the organization or in one campaign.
create table queue.suppressions (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid references queue.campaigns on delete cascade,
  number text not null,
  prefix boolean not null default false,
  source text not null,
  reason text not null default '',
  lead_id uuid,
  created_by uuid,
  created_at timestamptz not null default now()
);
create unique index suppressions_once on queue.suppressions
  (organization_id, number, prefix, coalesce(campaign_id, '00000000-0000-0000-0000-000000000000'));
create index suppressions_prefixes on queue.suppressions (organization_id) where prefix;
create index suppressions_of_organization on queue.suppressions (organization_id, id);

alter table queue.calls
  add column callback_at timestamptz,
  add column callback_agent_id uuid;
comment on column queue.calls.callback_at is 'the time its agent agreed on to call again';
