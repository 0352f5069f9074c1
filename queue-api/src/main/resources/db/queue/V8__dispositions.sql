-- What agents may say came of a call, and what follows from it, by campaign.

alter table queue.campaigns
  add column dispositions jsonb,
  add column unsaid text,
  add column retry_growth jsonb not null default '{}';
comment on column queue.campaigns.dispositions is 'the agents'' dispositions in their order; null is the standard set';
comment on column queue.campaigns.unsaid is 'the code set where wrap-up ran out and nobody said anything; null holds the agent until they do';
comment on column queue.campaigns.retry_growth is 'by outcome, how the minutes to wait grow with each attempt; an outcome that is not there waits the same each time';

alter table queue.calls
  add column sub_disposition text,
  add column said jsonb;
comment on column queue.calls.said is 'the disposition as it was when it was given: its code may mean something else later, or nothing';
create index calls_undisposed on queue.calls (campaign_id, ended_at) where outcome = 'COMPLETED' and disposition is null;

-- A lead that an agent could not understand waits for one who speaks its language. Its row never becomes ready, so that
-- the claim of all the others does not read it.
alter table queue.users add column languages text not null default '';
alter table queue.leads add column wants_language text;
alter table queue.lead_queue add column language text;
comment on column queue.users.languages is 'what they speak besides the one that everybody does, in lower case, as lead files write it, commas between';
comment on column queue.leads.wants_language is 'its agent must speak it; null where any agent will do';
drop index queue.lead_queue_waiting;
create index lead_queue_waiting on queue.lead_queue (campaign_id, due_at) where not ready and language is null;
create index lead_queue_languages on queue.lead_queue (campaign_id, language, due_at) where language is not null;

-- Leads that were put before the supervisors.
create table queue.escalations (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  call_id uuid not null unique,
  campaign_id uuid not null,
  lead_id uuid,
  agent_id uuid,
  reason text not null,
  note text not null default '',
  state text not null default 'OPEN',
  resolved_by uuid,
  resolved_at timestamptz,
  resolution_note text not null default '',
  created_at timestamptz not null default now()
);
create index escalations_open on queue.escalations (organization_id, id) where state = 'OPEN';
create index escalations_of_organization on queue.escalations (organization_id, id);
comment on column queue.escalations.reason is 'the label of the disposition that put it here';
