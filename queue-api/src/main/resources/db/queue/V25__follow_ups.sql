-- What somebody here promised to do about a lead: a task of a person, which dials nothing.

create table queue.follow_ups (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  lead_id uuid not null,
  agent_id uuid not null,
  scheduled_at timestamptz not null,
  description text not null,
  completed_at timestamptz,
  completed_by uuid,
  created_by uuid not null,
  created_at timestamptz not null default now()
);
create index follow_ups_of_organization on queue.follow_ups (organization_id, scheduled_at, id);
create index follow_ups_of_agent on queue.follow_ups (agent_id, scheduled_at, id);
create index follow_ups_of_lead on queue.follow_ups (lead_id, scheduled_at, id);
comment on table queue.follow_ups is 'tasks of people; a callback is dialed by the queue, a follow-up is not';
