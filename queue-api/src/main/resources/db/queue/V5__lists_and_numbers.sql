-- The lists of a campaign, and the order among leads of one tier.

-- One number is one lead; how numbers begin is looked up in the same index.
alter table queue.leads drop constraint leads_organization_id_phone_key;
create unique index leads_one_per_number on queue.leads (organization_id, phone text_pattern_ops);

create table queue.lead_lists (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null references queue.campaigns on delete cascade,
  n smallint not null,
  name text not null,
  weight int not null default 1,
  active boolean not null default true,
  pass double precision not null default 0,
  created_at timestamptz not null default now(),
  constraint lead_lists_number unique (campaign_id, n),
  constraint lead_lists_name unique (campaign_id, name)
) with (fillfactor = 50);
comment on column queue.lead_lists.n is 'its short name in leads and in the queue; 0 is the list that a campaign begins with';
comment on column queue.lead_lists.pass is 'how much it was given, in turns by weight: who was given least is next';

create function queue.add_first_list() returns trigger language plpgsql as $$
begin
  insert into queue.lead_lists (id, organization_id, branch_id, campaign_id, n, name)
  values (gen_random_uuid(), new.organization_id, new.branch_id, new.id, 0, 'Leads');
  return null;
end $$;
create trigger first_list after insert on queue.campaigns
  for each row execute function queue.add_first_list();
insert into queue.lead_lists (id, organization_id, branch_id, campaign_id, n, name)
select gen_random_uuid(), organization_id, branch_id, id, 0, 'Leads' from queue.campaigns;

alter table queue.campaigns add column lead_order text not null default 'OLDEST_FIRST';
alter table queue.leads add column list smallint not null default 0;
alter table queue.lead_batches add column list smallint not null default 0;
alter table queue.lead_queue
  add column list smallint not null default 0,
  add column rank bigint not null default 0;
comment on column queue.campaigns.lead_order is 'who is first among leads of one tier and one list';
comment on column queue.lead_queue.rank is 'the place among leads of one tier and one list, by the campaign''s order';
comment on column queue.lead_queue.since is 'when it arrived, or, of a callback, when it is promised for';

-- Microseconds where time decides; before them, in the bits above, what the order puts first. No time of this era reaches 2^52.
create function queue.rank_of(lead_order text, tier int, due_at timestamptz, created_at timestamptz, score int,
                              attempts int, id uuid) returns bigint language sql stable as $$
  select case
    when tier < 2 then (extract(epoch from due_at) * 1000000)::bigint
    when lead_order = 'NEWEST_FIRST' then -(extract(epoch from created_at) * 1000000)::bigint
    when lead_order = 'HIGHEST_SCORE' then
      ((100 - coalesce(score, -1))::bigint << 52) + (extract(epoch from created_at) * 1000000)::bigint
    when lead_order = 'FEWEST_ATTEMPTS' then
      (least(attempts, 1000)::bigint << 52) + (extract(epoch from created_at) * 1000000)::bigint
    when lead_order = 'RANDOM' then hashtextextended(id::text, 0)
    else (extract(epoch from created_at) * 1000000)::bigint
  end
$$;
update queue.lead_queue set rank = (extract(epoch from since) * 1000000)::bigint;

drop index queue.lead_queue_order;
create index lead_queue_order on queue.lead_queue (campaign_id, pattern_id, list, tier, rank, lead_id) where ready;

-- Queues whose leads are being put in another order, and how far that is.
create table queue.reorderings (
  campaign_id uuid primary key references queue.campaigns on delete cascade,
  organization_id uuid not null,
  branch_id uuid not null,
  after uuid not null,
  moved boolean not null
);
comment on column queue.reorderings.moved is 'whether this pass moved anybody: a pass that moved nobody is the last';

create or replace function queue.tally_queue() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'queue', priority::text, count(*) from after_rows group by 1, 2, 3, 5
    union all
    select organization_id, branch_id, campaign_id, 'list', list::text, count(*) from after_rows group by 1, 2, 3, 5;
  else
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'queue', priority::text, -count(*) from before_rows group by 1, 2, 3, 5
    union all
    select organization_id, branch_id, campaign_id, 'list', list::text, -count(*) from before_rows group by 1, 2, 3, 5;
  end if;
  return null;
end $$;
insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
select organization_id, branch_id, campaign_id, 'list', list::text, count(*) from queue.lead_queue group by 1, 2, 3, 5;
