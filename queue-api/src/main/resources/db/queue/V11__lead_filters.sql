-- A campaign dials only those of its leads that fit its filter. Each is judged when it joins the queue, and again when the
-- filter changes or its age passes a limit; the claim of all the others does not read whoever does not fit.

alter table queue.campaigns add column lead_filter jsonb[];
comment on column queue.campaigns.lead_filter is 'conditions that all hold for whom it dials by itself, each with the keys that are compared; null lets everybody in';

alter table queue.lead_queue
  add column fits boolean not null default true,
  add column judge_at timestamptz;
comment on column queue.lead_queue.fits is 'whether the campaign''s filter lets it in; otherwise it is never ready';
comment on column queue.lead_queue.judge_at is 'when its age changes the answer; null where time alone changes nothing';
drop index queue.lead_queue_waiting;
create index lead_queue_waiting on queue.lead_queue (campaign_id, due_at) where not ready and language is null and fits;
create index lead_queue_judged on queue.lead_queue (judge_at) where judge_at is not null;

-- Queues that are judged by a filter that changed, and how far that is.
create table queue.refilterings (
  campaign_id uuid primary key references queue.campaigns on delete cascade,
  organization_id uuid not null,
  branch_id uuid not null,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  waits_for text[]
);
comment on column queue.refilterings.waits_for is 'transactions that may have read the filter before; a pass that begins without any is the last';

-- Conditions as they are kept: what is compared is in lower case by the database's own rules, on both sides.
-- One value for each condition: a long list of values is unpacked once for each lead, and not for each condition.
create function queue.filter_of(said jsonb) returns jsonb[] language sql stable as $$
  select array_agg(c || jsonb_build_object('keys', (
           select coalesce(jsonb_agg(lower(btrim(k))), '[]') from jsonb_array_elements_text(c -> 'keys') k)) order by n)
    from jsonb_array_elements(said) with ordinality as conditions(c, n)
$$;

create function queue.value_of(l queue.leads, field text, named text, at timestamptz) returns text language sql stable as $$
  select case field
    when 'SOURCE' then l.source
    when 'LANGUAGE' then l.language
    when 'REGION' then l.region
    when 'PRIORITY' then l.priority::text
    when 'TEMPERATURE' then ((l.tier - 2) % 3)::text
    when 'SCORE' then l.score::text
    when 'ATTEMPTS' then l.attempts::text
    when 'AGE_DAYS' then floor(extract(epoch from at - l.created_at) / 86400)::text
    when 'COLUMN' then l.attributes ->> named
  end
$$;

create function queue.number_of(value text) returns numeric language sql immutable as $$
  select case when value ~ '^-?[0-9]{1,15}([.][0-9]{1,9})?$' then value::numeric end
$$;

-- The one truth about filters: the number of the first condition that does not hold; null where the lead fits. Whoever
-- was promised a call back fits whatever the filter says.
create function queue.unmet(l queue.leads, filter jsonb[], places text[], at timestamptz) returns int language plpgsql stable as $$
declare
  c jsonb;
  n int := 0;
  said text[];
  holds boolean;
begin
  if filter is null or l.callback then
    return null;
  end if;
  foreach c in array filter loop
    n := n + 1;
    if c ->> 'field' = 'PLACE' then
      said := string_to_array(lower(array_to_string(places, ' ')), ' ');
    else
      said := array_remove(array[lower(btrim(queue.value_of(l, c ->> 'field', c ->> 'column', at)))], null);
    end if;
    said := array_remove(coalesce(said, '{}'), '');
    holds := case c ->> 'operator'
      when 'IS_ONE_OF' then c -> 'keys' ?| said
      when 'IS_NOT_ONE_OF' then not (c -> 'keys' ?| said)
      when 'IS_EMPTY' then said = '{}'
      when 'IS_FILLED' then said <> '{}'
      when 'AT_LEAST' then queue.number_of(said[1]) >= (c -> 'keys' ->> 0)::numeric
      when 'AT_MOST' then queue.number_of(said[1]) <= (c -> 'keys' ->> 0)::numeric
    end;
    if holds is not true then
      return n;
    end if;
  end loop;
  return null;
end $$;

create function queue.fits(l queue.leads, filter jsonb[], places text[]) returns boolean language sql stable as $$
  select filter is null or queue.unmet(l, filter, places, now()) is null
$$;

-- The moments at which a lead's age reaches or passes a limit of the filter.
create function queue.turns_of(filter jsonb[], created_at timestamptz) returns setof timestamptz language sql stable as $$
  select created_at + interval '24 hours' * ((c -> 'keys' ->> 0)::int + case c ->> 'operator' when 'AT_MOST' then 1 else 0 end)
    from unnest(filter) c where c ->> 'field' = 'AGE_DAYS'
$$;

create function queue.judge_at(filter jsonb[], created_at timestamptz) returns timestamptz language sql stable strict as $$
  select min(t) from queue.turns_of(filter, created_at) t where t > now()
$$;

-- How a lead stands to a filter: what it does not meet, and from when until when time alone lets it fit.
create function queue.fit_of(l queue.leads, filter jsonb[], places text[],
                             out unmet int, out fits_from timestamptz, out fits_until timestamptz) language sql stable as $$
  with turns as (
    select t, queue.unmet(l, filter, places, t) is null as fits from queue.turns_of(filter, l.created_at) t where t > now()),
  start as (
    select case when queue.fits(l, filter, places) then now() else (select min(t) from turns where fits) end as at)
  select queue.unmet(l, filter, places, now()), start.at,
         (select min(t) from turns where not fits and t > start.at)
    from start
$$;
