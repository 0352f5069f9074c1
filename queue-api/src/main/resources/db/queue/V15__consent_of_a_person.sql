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
