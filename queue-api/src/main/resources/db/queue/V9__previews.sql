comment on column queue.campaigns.mode is 'MANUAL (agents dial), PREVIEW (an agent sees the lead first), PROGRESSIVE (one call for each free agent) or RATIO (lines_per_agent for each)';

alter table queue.campaigns
  add column preview_seconds int not null default 60,
  add column preview_dials boolean not null default true,
  add column skip_minutes int not null default 15;
comment on column queue.campaigns.preview_dials is 'whether a lead is dialed when the time to look at it runs out, or given back';
comment on column queue.campaigns.skip_minutes is 'how much later a lead is due that somebody skipped';

-- A lead that is shown to an agent before it is dialed. Its call is PLANNED, and no job was published for it yet; the
-- deadline stands here, so that any replica ends what another began. Kept as the record of what agents decided.
create table queue.previews (
  call_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  lead_id uuid not null,
  agent_id uuid not null,
  epoch bigint not null,
  offered_at timestamptz not null default now(),
  until timestamptz not null,
  dials boolean not null,
  outcome text,
  reason text not null default '',
  ended_at timestamptz
);
create index previews_open on queue.previews (until) where outcome is null;
create index previews_of_organization on queue.previews (organization_id, call_id);
create index previews_of_lead on queue.previews (lead_id, call_id);
