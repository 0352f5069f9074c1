-- How much is dialed and how many people answer, by the minute, so that the last hour and the day so far are sums of a few
-- rows and never a look at the calls.

alter table queue.organizations add column zone text not null default 'UTC';
comment on column queue.organizations.zone is 'IANA time zone: when its day begins';

create table queue.dialed_minutes (
  campaign_id uuid not null,
  minute timestamptz not null,
  organization_id uuid not null,
  branch_id uuid not null,
  placed int not null,
  connected int not null,
  primary key (campaign_id, minute)
) with (fillfactor = 50);
create index dialed_minutes_of_organization on queue.dialed_minutes (organization_id, minute);
comment on table queue.dialed_minutes is 'the calls that were placed in a minute, and those of them that a person answered, however much later; kept for two days';

-- The minute in which a call was placed, by the first moment at which the carrier speaks of it.
create function queue.placed_minute(placed timestamptz, ringing timestamptz, answered timestamptz, ended timestamptz, created timestamptz)
  returns text language sql stable as $$
  select floor(date_part('epoch', coalesce(least(placed, ringing, answered, ended), created)) / 60)::bigint::text
$$;

-- Whether a person answered: by the outcome once there is one, and until then by what was heard. A detection that could not
-- tell, or has not yet, counts as a person; who talks with an agent or presses a key is one.
create function queue.connected(c queue.calls) returns boolean language sql stable as $$
  select c.attempt and case
    when c.outcome is not null then c.outcome in ('COMPLETED', 'ABANDONED', 'INFORMED', 'HUNG_UP', 'OPTED_OUT')
    else c.answered_at is not null and not c.message_given
         and (c.agent_id is not null or c.opted_out or c.transfer_requested or coalesce(c.answerer, '') not in ('MACHINE', 'FAX'))
  end
$$;

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
            select organization_id, branch_id, campaign_id, 'outcome', outcome, 1 from after_rows where outcome is not null
            union all
            select organization_id, branch_id, campaign_id, 'outcome', outcome, -1 from before_rows where outcome is not null
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

-- Row level security that is forced hides the calls from their owner, too.
alter table queue.calls no force row level security;
insert into queue.dialed_minutes (organization_id, branch_id, campaign_id, minute, placed, connected)
select organization_id, branch_id, campaign_id,
       date_trunc('minute', coalesce(least(placed_at, ringing_at, answered_at, ended_at), created_at)),
       count(*), count(*) filter (where queue.connected(c))
  from queue.calls c
 where attempt and created_at > now() - interval '2 days'
 group by 1, 2, 3, 4;
alter table queue.calls force row level security;
