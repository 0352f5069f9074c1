-- A prefix may meet millions of leads: they are marked, and let go again, a page in each transaction.

create table queue.prefix_runs (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid references queue.campaigns on delete cascade,
  number text not null,
  prefix boolean not null default true,
  source text not null,
  reason text not null,
  lead_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  lifting boolean not null,
  started_by uuid,
  after text not null default '',
  leads bigint not null default 0
);
comment on table queue.prefix_runs is 'entries of suppressions, with their ids, that are being applied to leads or taken back from them';
comment on column queue.prefix_runs.lifting is 'whether the entry is gone, and its leads are let go';
comment on column queue.prefix_runs.after is 'the last number that was looked at';

-- From the moment in which a prefix is entered nobody it means is taken for a call, marked or not.
create function queue.is_being_silenced(l queue.leads) returns boolean language sql stable as $$
  select exists (select 1 from queue.prefix_runs r
                  where r.organization_id = l.organization_id and not r.lifting and starts_with(l.phone, r.number)
                    and (r.campaign_id is null or r.campaign_id = l.campaign_id))
$$;

-- Why a campaign dials nothing is counted from here.
create index lead_queue_outside on queue.lead_queue (campaign_id) where not fits;
