-- Who took a consent to calls back is a person: the lead is called at none of its numbers, whichever the consent was for.

create function queue.took_back(lead uuid) returns boolean language sql stable as $$
  select exists (select 1 from queue.lead_numbers n
                  where n.lead_id = lead and queue.legal_of(n.organization_id, n.phone) & 16 = 16)
$$;

-- Puts leads under the pattern that the law has for them now, in and out of the queue; says which changed. Leads are
-- locked first and in one order, as everywhere.
create or replace function queue.settle_leads(wanted uuid[], why text) returns table (id uuid, legal int, was int)
language sql as $$
  with held as (
    select l.id, l.organization_id, l.branch_id, l.campaign_id, l.phone, l.numbers, l.pattern_id
      from queue.leads l where l.id = any(wanted) order by l.id for update),
  known as (
    select h.*, coalesce(p.place_id, h.pattern_id) as place_id, coalesce(p.legal, 0)::int as was,
           coalesce(p.jurisdictions, '{}') as jurisdictions, coalesce(p.zones, '{}') as zones,
           queue.legal_of(h.organization_id, h.phone)
             | case when h.numbers > 1 and queue.took_back(h.id) then 16 else 0 end as legal
      from held h
      left join queue.campaign_patterns p on p.campaign_id = h.campaign_id and p.pattern_id = h.pattern_id),
  changed as (
    select k.*, queue.pattern_of(k.place_id, k.legal) as next from known k where k.legal <> k.was),
  patterns as (
    insert into queue.campaign_patterns (campaign_id, pattern_id, organization_id, branch_id, jurisdictions, zones,
                                         place_id, legal)
    select distinct on (c.campaign_id, c.next) c.campaign_id, c.next, c.organization_id, c.branch_id, c.jurisdictions,
           c.zones, c.place_id, c.legal
      from changed c
        on conflict do nothing),
  leads as (
    update queue.leads l set pattern_id = c.next from changed c where l.id = c.id),
  queued as (
    update queue.lead_queue q set pattern_id = c.next from changed c where q.lead_id = c.id),
  told as (
    insert into queue.lead_decisions (lead_id, id, organization_id, branch_id, at, event, cause)
    select c.id, gen_random_uuid(), c.organization_id, c.branch_id, now(),
           case when c.legal & 1 = 1 then 'LISTED' else 'UNLISTED' end, why
      from changed c where (c.legal # c.was) & 1 = 1)
  select c.id, c.legal, c.was from changed c
$$;

-- A number that comes to a lead brings what its owner took back.
create function queue.settle_given() returns trigger language plpgsql as $$
declare
  leads uuid[] := array(select distinct n.lead_id from after_rows n
                          join queue.consents c on c.organization_id = n.organization_id and c.phone = n.phone
                         where c.scope = 'CALLS' and c.revoked_at is not null);
begin
  if cardinality(leads) > 0 then
    perform queue.settle_leads(leads, 'the consents of its numbers');
  end if;
  return null;
end $$;
create trigger settle_given after insert on queue.lead_numbers referencing new table as after_rows
  for each statement execute function queue.settle_given();

select count(*) from queue.settle_leads(array(select distinct n.lead_id from queue.lead_numbers n
                                                join queue.consents c on c.organization_id = n.organization_id and c.phone = n.phone
                                               where c.scope = 'CALLS' and c.revoked_at is not null),
                                        'the consents of its numbers');

-- Gives leads these numbers beside the one they have, and says of each whether it did: one that a lead has already is
-- left out. Who asked not to be called is called at no new number either. Whoever calls it holds the organization's lock
-- against others that add leads or numbers, so that no number comes to two leads. Of two
-- rows of a file that say the same number, the first has it: ids of one millisecond have no order.
create or replace function queue.give_numbers(said jsonb) returns table (lead_id uuid, n int, given boolean)
language sql as $$
  with wanted as (
    select l.id, l.organization_id, l.branch_id, l.campaign_id, l.row_number, w.n, w.phone, w.pattern_id, w.entry_id, asked.source, asked.reason,
           string_to_array(w.jurisdictions, ' ') as jurisdictions, string_to_array(w.zones, ' ') as zones
      from jsonb_to_recordset(said) as w(lead_id uuid, n int, phone text, pattern_id uuid, jurisdictions text, zones text,
                                           entry_id uuid)
      join queue.leads l on l.id = w.lead_id
      left join queue.suppressions asked on asked.organization_id = l.organization_id and asked.number = l.phone
       and not asked.prefix and asked.campaign_id is null and asked.lead_id = l.id
     where w.phone is not null),
  free as (
    select distinct on (w.organization_id, w.phone) w.*
      from wanted w
     where not exists (select 1 from queue.leads k where k.organization_id = w.organization_id and k.phone = w.phone offset 0)
       and not exists (select 1 from queue.lead_numbers k
                        where k.organization_id = w.organization_id and k.phone = w.phone offset 0)
     order by w.organization_id, w.phone, w.row_number, w.id, w.n),
  places as (
    insert into queue.campaign_patterns (campaign_id, pattern_id, organization_id, branch_id, jurisdictions, zones)
    select distinct on (campaign_id, pattern_id) campaign_id, pattern_id, organization_id, branch_id, jurisdictions, zones
      from free
        on conflict do nothing),
  silenced as (
    insert into queue.suppressions (id, organization_id, branch_id, number, source, reason, lead_id)
    select coalesce(f.entry_id, gen_random_uuid()), f.organization_id, f.branch_id, f.phone, f.source, f.reason, f.id
      from free f where f.source is not null
        on conflict do nothing),
  the_one_it_has as (
    insert into queue.lead_numbers (lead_id, position, organization_id, branch_id, phone, dead, suppressed, pattern_id)
    select l.id, 0, l.organization_id, l.branch_id, l.phone, l.dial_state = 'INVALID', l.suppressed,
           coalesce(p.place_id, l.pattern_id)
      from queue.leads l
      left join queue.campaign_patterns p on p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id
     where l.numbers = 1 and l.id in (select id from free)),
  given as (
    insert into queue.lead_numbers (lead_id, position, organization_id, branch_id, phone, suppressed, pattern_id)
    select f.id,
           coalesce((select max(k.position) from queue.lead_numbers k where k.lead_id = f.id), 0)
             + row_number() over (partition by f.id order by f.n),
           f.organization_id, f.branch_id, f.phone,
           f.source is not null or queue.is_suppressed(f.organization_id, f.campaign_id, f.phone),
           f.pattern_id
      from free f
    returning lead_numbers.lead_id, lead_numbers.phone),
  counted as (
    update queue.leads l set numbers = l.numbers + g.more
      from (select given.lead_id as id, count(*)::smallint as more from given group by 1) g
     where l.id = g.id)
  select w.id, w.n, g.phone is not null
    from wanted w left join given g on g.lead_id = w.id and g.phone = w.phone
$$;
