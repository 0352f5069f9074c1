-- Each call changes its lead twice, and each change is counted. The rows that changed are read once now, not twice, and what
-- is counted of them becomes text for each group and not for each lead; where a statement changed nobody, nothing is counted.
create or replace function queue.tally_leads() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select g.organization_id, g.branch_id, g.campaign_id, counted.kind, counted.key, sum(g.d)
      from (select organization_id, branch_id, campaign_id, dial_state,
                   queue.speed_of(dial_state, created_at, first_dialed_at) as speed, count(*) as d
              from after_rows group by 1, 2, 3, 4, 5) g
     cross join lateral queue.counted_as(g.dial_state, g.speed) as counted
     where counted.key is not null group by 1, 2, 3, 4, 5;
  elsif tg_op = 'UPDATE' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select g.organization_id, g.branch_id, g.campaign_id, counted.kind, counted.key, sum(g.d)
      from (select organization_id, branch_id, campaign_id, dial_state,
                   queue.speed_of(dial_state, created_at, first_dialed_at) as speed, count(*) as d
              from after_rows group by 1, 2, 3, 4, 5
            union all
            select organization_id, branch_id, campaign_id, dial_state,
                   queue.speed_of(dial_state, created_at, first_dialed_at), -count(*)
              from before_rows group by 1, 2, 3, 4, 5) g
     cross join lateral queue.counted_as(g.dial_state, g.speed) as counted
     where counted.key is not null group by 1, 2, 3, 4, 5 having sum(g.d) <> 0;
  else
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select g.organization_id, g.branch_id, g.campaign_id, counted.kind, counted.key, -sum(g.d)
      from (select organization_id, branch_id, campaign_id, dial_state,
                   queue.speed_of(dial_state, created_at, first_dialed_at) as speed, count(*) as d
              from before_rows group by 1, 2, 3, 4, 5) g
     cross join lateral queue.counted_as(g.dial_state, g.speed) as counted
     where counted.key is not null group by 1, 2, 3, 4, 5;
  end if;
  return null;
end $$;

-- Of a lead that was dialed, whether within two hours (-1) or later (-2); of one that waits, the minute in which it came in.
create function queue.speed_of(dial_state text, created_at timestamptz, first_dialed_at timestamptz)
  returns bigint language sql stable as $$
  select case
    when first_dialed_at < created_at + interval '2 hours' then -1
    when first_dialed_at is not null then -2
    when dial_state in ('PENDING', 'CALLING') then floor(date_part('epoch', created_at) / 60)::bigint
  end
$$;

create function queue.counted_as(dial_state text, speed bigint)
  returns table (kind text, key text) language sql stable as $$
  values ('lead', dial_state),
         (case when speed < 0 then 'speed' else 'fresh' end,
          case when speed = -1 then 'soon' when speed = -2 then 'late' else speed::text end)
$$;
drop function queue.speed_key(text, timestamptz, timestamptz);

create or replace function queue.tally_queue() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select g.organization_id, g.branch_id, g.campaign_id, counted.kind, counted.key, sum(g.d)
      from (select organization_id, branch_id, campaign_id, priority, list, count(*) as d
              from after_rows group by 1, 2, 3, 4, 5) g
     cross join lateral (values ('queue', g.priority::text), ('list', g.list::text)) as counted(kind, key)
     group by 1, 2, 3, 4, 5;
  elsif exists (select 1 from before_rows) then
    insert into queue.tally_changes (organization_id, branch_id, campaign_id, kind, key, delta)
    select g.organization_id, g.branch_id, g.campaign_id, counted.kind, counted.key, -sum(g.d)
      from (select organization_id, branch_id, campaign_id, priority, list, count(*) as d
              from before_rows group by 1, 2, 3, 4, 5) g
     cross join lateral (values ('queue', g.priority::text), ('list', g.list::text)) as counted(kind, key)
     group by 1, 2, 3, 4, 5;
  end if;
  return null;
end $$;

-- Three versions of each of its leads fit into a page: as it waited, as it was called, and what became of it. Without that
-- room its changes go to other pages and all indexes are written, most of all while a backup's snapshot keeps what was.
alter table queue.leads set (fillfactor = 33);
