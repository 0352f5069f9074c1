-- Leads that have more than one number. The one that is dialed next stays leads.phone, so that claims, fences and the
-- index of live calls know one number only; all of them, that one too, stand here.

alter table queue.leads add column numbers smallint not null default 1;
comment on column queue.leads.numbers is 'how many numbers it has; of a lead with one, nothing stands in lead_numbers';
create index leads_of_several on queue.leads (batch_id) where numbers > 1;

create table queue.lead_numbers (
  lead_id uuid not null references queue.leads on delete cascade,
  position smallint not null,
  organization_id uuid not null,
  branch_id uuid not null,
  phone text not null,
  dead boolean not null default false,
  suppressed boolean not null default false,
  pattern_id uuid not null,
  primary key (lead_id, position)
);
create unique index lead_numbers_once on queue.lead_numbers (organization_id, phone text_pattern_ops);
comment on column queue.lead_numbers.position is 'the order in which they take turns';
comment on column queue.lead_numbers.dead is 'there is no such number, or it is somebody else''s';
comment on column queue.lead_numbers.suppressed is 'a do-not-call list has it, or its owner asked not to be called';
comment on column queue.lead_numbers.pattern_id is 'where it may be, whatever the law knows of the number';

alter table queue.lead_batches add column rows_partial int not null default 0;
comment on column queue.lead_batches.rows_partial is 'rows that were added without one of their other numbers';

-- Whether consents or official lists keep a campaign from calling a number, by the bits of campaign_patterns.legal.
create function queue.forbids(c queue.campaigns, legal int) returns boolean language sql immutable as $$
  select legal & 16 = 16
      or coalesce(c.consent_scope = 'CALLS' and legal & 2 = 0, false)
      or coalesce(c.consent_scope = 'AUTOMATED' and legal & 4 = 0, false)
      or c.consult_registries and not c.practice and legal & 1 = 1 and legal & 14 = 0
$$;

create function queue.is_suppressed(organization uuid, campaign uuid, phone text) returns boolean language sql stable as $$
  select exists (select 1 from queue.suppressions s
                  where s.organization_id = organization and not s.prefix and s.number = phone
                    and (s.campaign_id is null or s.campaign_id = campaign))
      or exists (select 1 from queue.suppressions s
                  where s.organization_id = organization and s.prefix and phone like s.number || '%'
                    and (s.campaign_id is null or s.campaign_id = campaign))
$$;

-- Gives leads these numbers beside the one they have, and says of each whether it did: one that a lead has already is
-- left out. Who asked not to be called is called at no new number either. Whoever calls it holds the organization's lock
-- against others that add leads or numbers, so that no number comes to two leads. Of two rows of a file that say the
-- same number, the first has it: ids of one millisecond have no order.
create function queue.give_numbers(said jsonb) returns table (lead_id uuid, n int, given boolean)
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
