-- How soon leads are dialed for the first time, counted from when they came in.

alter table queue.leads add column first_dialed_at timestamptz;
comment on column queue.leads.first_dialed_at is 'when its phone was first reached for; null while nobody dialed it';
update queue.leads l
   set first_dialed_at = coalesce(
         (select min(least(k.placed_at, k.ringing_at, k.answered_at, k.ended_at))
            from queue.calls k where k.lead_id = l.id and k.attempt),
         l.last_contacted_at, l.created_at)
 where l.attempts > 0;

alter table queue.campaigns add column turns_late_at timestamptz;
update queue.campaigns set version = version + 1;
comment on column queue.campaigns.turns_late_at is 'when the next fresh leads will have waited for two hours, so that the campaign is told of again; null where none wait';

-- Who was dialed counts as soon or late, who waits by the minute in which they came in: how long that is ago is asked when
-- the counts are read, and no lead has to be touched because time passes. Null counts in no way: a lead that left undialed.
create function queue.speed_key(dial_state text, created_at timestamptz, first_dialed_at timestamptz)
  returns text language sql stable as $$
  select case
    when first_dialed_at < created_at + interval '2 hours' then 'soon'
    when first_dialed_at is not null then 'late'
    when dial_state in ('PENDING', 'CALLING') then floor(date_part('epoch', created_at) / 60)::bigint::text
  end
$$;

-- The last minute of whose leads all have waited for two hours.
create function queue.late_minute() returns text language sql stable as $$
  select (floor(date_part('epoch', now()) / 60)::bigint - 121)::text
$$;

create or replace function queue.tally_leads() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'lead', dial_state, count(*) from after_rows group by 1, 2, 3, 5
    union all
    select organization_id, branch_id, campaign_id, kind, key, count(*)
      from (select organization_id, branch_id, campaign_id,
                   case when first_dialed_at is null then 'fresh' else 'speed' end as kind,
                   queue.speed_key(dial_state, created_at, first_dialed_at) as key from after_rows) counted
     where key is not null group by 1, 2, 3, 4, 5;
  elsif tg_op = 'UPDATE' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, kind, key, sum(d)
      from (select organization_id, branch_id, campaign_id, 'lead' as kind, dial_state as key, 1 as d from after_rows
            union all
            select organization_id, branch_id, campaign_id, 'lead', dial_state, -1 from before_rows
            union all
            select organization_id, branch_id, campaign_id, case when first_dialed_at is null then 'fresh' else 'speed' end,
                   queue.speed_key(dial_state, created_at, first_dialed_at), 1 from after_rows
            union all
            select organization_id, branch_id, campaign_id, case when first_dialed_at is null then 'fresh' else 'speed' end,
                   queue.speed_key(dial_state, created_at, first_dialed_at), -1 from before_rows) changes
     where key is not null group by 1, 2, 3, 4, 5 having sum(d) <> 0;
  else
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select organization_id, branch_id, campaign_id, 'lead', dial_state, -count(*) from before_rows group by 1, 2, 3, 5
    union all
    select organization_id, branch_id, campaign_id, kind, key, -count(*)
      from (select organization_id, branch_id, campaign_id,
                   case when first_dialed_at is null then 'fresh' else 'speed' end as kind,
                   queue.speed_key(dial_state, created_at, first_dialed_at) as key from before_rows) counted
     where key is not null group by 1, 2, 3, 4, 5;
  end if;
  return null;
end $$;
insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
select organization_id, branch_id, campaign_id, kind, key, count(*)
  from (select organization_id, branch_id, campaign_id, case when first_dialed_at is null then 'fresh' else 'speed' end as kind,
               queue.speed_key(dial_state, created_at, first_dialed_at) as key from queue.leads) counted
 where key is not null group by 1, 2, 3, 4, 5;
