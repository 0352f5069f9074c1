-- A call that came in and was put through is a call like any other, but nobody dialed it: no attempt, and in no outcome that
-- says how dialing went.

alter table queue.calls add column came_in boolean not null default false;
comment on column queue.calls.came_in is 'the lead called us: the call that queue.incoming_calls has under the same id';

alter table queue.incoming_calls add column routing text;
comment on column queue.incoming_calls.routing is 'to whom it was put through, or why to nobody; null where nobody was wanted';

create or replace function queue.tally_calls() returns trigger language plpgsql as $$
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
            select organization_id, branch_id, campaign_id, 'outcome', outcome, 1 from after_rows where outcome is not null and not came_in
            union all
            select organization_id, branch_id, campaign_id, 'outcome', outcome, -1 from before_rows where outcome is not null and not came_in
            union all
            select organization_id, branch_id, campaign_id, 'placed', 'all', 1 from after_rows where attempt
            union all
            select organization_id, branch_id, campaign_id, 'placed', 'all', -1 from before_rows where attempt
            union all
            select organization_id, branch_id, campaign_id, 'dialed',
                   queue.placed_minute(placed_at, ringing_at, answered_at, ended_at, created_at), 1 from after_rows where attempt
            union all
            select organization_id, branch_id, campaign_id, 'dialed',
                   queue.placed_minute(placed_at, ringing_at, answered_at, ended_at, created_at), -1 from before_rows where attempt
            union all
            select organization_id, branch_id, campaign_id, 'connected',
                   queue.placed_minute(placed_at, ringing_at, answered_at, ended_at, created_at), 1
              from after_rows a where queue.connected(row(a.*)::queue.calls)
            union all
            select organization_id, branch_id, campaign_id, 'connected',
                   queue.placed_minute(placed_at, ringing_at, answered_at, ended_at, created_at), -1
              from before_rows b where queue.connected(row(b.*)::queue.calls)) changes
     group by 1, 2, 3, 4, 5 having sum(d) <> 0;
  end if;
  return null;
end $$;
