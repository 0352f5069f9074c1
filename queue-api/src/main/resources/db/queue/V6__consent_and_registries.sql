-- What was decided about a lead, what it consented to, and the official lists of who must not be called.

-- Append only: what no other row keeps. Written with the change it tells of, one statement for a whole batch of events;
-- read with calls, consents and the lead itself as one history. Kept for ringbridge.queue.history.kept, then deleted in
-- slices found by the block-range index.
create table queue.lead_decisions (
  lead_id uuid not null,
  id uuid not null,
  organization_id uuid not null,
  branch_id uuid not null,
  at timestamptz not null,
  event text not null,
  call_id uuid,
  said text,
  from_state text,
  to_state text,
  due_at timestamptz,
  steps jsonb,
  cause text,
  caused_by uuid,
  primary key (lead_id, id)
);
create index lead_decisions_age on queue.lead_decisions using brin (at);
comment on column queue.lead_decisions.said is 'the outcome or disposition that it follows from';
comment on column queue.lead_decisions.steps is 'what asked for the time at which it is due, and each rule that moved it on';

alter table queue.calls
  add column tier smallint,
  add column place int,
  add column pacing_limit text;
comment on column queue.calls.tier is 'where its lead stood in line when it was taken';
comment on column queue.calls.place is 'the how many-th it was of those taken together';
comment on column queue.calls.pacing_limit is 'what allowed no more calls at that tick';

alter table queue.campaigns
  add column consult_registries boolean not null default true,
  add column consent_scope text;
comment on column queue.campaigns.consult_registries is 'false where the law exempts its calls from the do-not-call registries';
comment on column queue.campaigns.consent_scope is 'what a lead must have consented to before it is dialed; null asks for nothing';

-- What somebody agreed to, and took back. An existing business relationship is kept here as well: it is a ground to call,
-- for a time.
create table queue.consents (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  phone text not null,
  scope text not null,
  source text not null,
  proof text not null default '',
  given_at timestamptz not null,
  ends_at timestamptz,
  ended boolean not null default false,
  revoked_at timestamptz,
  revoked_reason text not null default '',
  batch_id uuid,
  created_by uuid,
  revoked_by uuid,
  created_at timestamptz not null default now()
);
create index consents_of_phone on queue.consents (organization_id, phone);
create index consents_ending on queue.consents (ends_at) where not ended and revoked_at is null;
comment on column queue.consents.ended is 'its end has come, and the leads know';

-- One version of an official list. LOADING, then APPLYING (leads are being marked by it, and those imported meanwhile
-- are), then CURRENT; the one before is REPLACED from the moment the new one applies, and gone once it is current.
create table queue.registries (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  jurisdiction text not null,
  data_date date not null,
  filename text not null,
  state text not null,
  numbers bigint not null default 0,
  refused bigint not null default 0,
  uploaded_by uuid,
  created_at timestamptz not null default now(),
  current_at timestamptz
);
create index registries_of_organization on queue.registries (organization_id, id);
create unique index registries_one_applies on queue.registries (organization_id, jurisdiction) where state = 'APPLYING';

-- Its numbers, a bit for each of a thousand that follow each other: a list of 240 million is half a gigabyte.
create table queue.registry_blocks (
  registry_id uuid not null references queue.registries on delete cascade,
  block bigint not null,
  organization_id uuid not null,
  branch_id uuid not null,
  bits bit(1000) not null,
  primary key (registry_id, block)
);

-- A pattern is a place and what the law knows of the numbers there, so that a claim looks only at those who may be called.
alter table queue.campaign_patterns
  add column place_id uuid,
  add column legal smallint not null default 0;
comment on column queue.campaign_patterns.place_id is 'the pattern of the place alone; null where it is this one';
comment on column queue.campaign_patterns.legal is '1 listed in a registry, 2 consent to calls, 4 to automated calls, 8 a business relationship, 16 consent taken back';

create function queue.pattern_of(place uuid, legal int) returns uuid language sql immutable as $$
  select case when legal = 0 then place else md5(place::text || '+' || legal)::uuid end
$$;

-- What the law knows of a number, in the bits of campaign_patterns.legal.
create function queue.legal_of(organization uuid, number text) returns int language sql stable as $$
  select (case when exists (
            select 1 from queue.registries r
              join queue.registry_blocks b on b.registry_id = r.id and b.block = substr(number, 2)::bigint / 1000
             where r.organization_id = organization and r.state in ('APPLYING', 'CURRENT')
               and get_bit(b.bits, (substr(number, 2)::bigint % 1000)::int) = 1) then 1 else 0 end)
       + coalesce(max(case when live and scope = 'CALLS' then 2 end), 0)
       + coalesce(max(case when live and scope = 'AUTOMATED' then 4 end), 0)
       + coalesce(max(case when live and scope = 'RELATIONSHIP' then 8 end), 0)
       + (case when bool_or(scope = 'CALLS' and revoked) and not bool_or(scope = 'CALLS' and live) then 16 else 0 end)
    from (select scope, revoked_at is not null as revoked,
                 revoked_at is null and (ends_at is null or ends_at > now()) as live
            from queue.consents where organization_id = organization and phone = number) known
$$;

-- Puts leads under the pattern that the law has for them now, in and out of the queue; says which changed. Leads are
-- locked first and in one order, as everywhere.
create function queue.settle_leads(wanted uuid[], why text) returns table (id uuid, legal int, was int)
language sql as $$
  with held as (
    select l.id, l.organization_id, l.branch_id, l.campaign_id, l.phone, l.pattern_id
      from queue.leads l where l.id = any(wanted) order by l.id for update),
  known as (
    select h.*, coalesce(p.place_id, h.pattern_id) as place_id, coalesce(p.legal, 0)::int as was,
           coalesce(p.jurisdictions, '{}') as jurisdictions, coalesce(p.zones, '{}') as zones,
           queue.legal_of(h.organization_id, h.phone) as legal
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

-- Whoever adds leads, by whatever way, has them judged.
create function queue.settle_added() returns trigger language plpgsql as $$
begin
  if exists (select 1 from queue.consents c where c.organization_id = (select a.organization_id from after_rows a limit 1))
     or exists (select 1 from queue.registries r where r.organization_id = (select a.organization_id from after_rows a limit 1))
  then
    perform queue.settle_leads(array(select a.id from after_rows a), 'the registry as it was when the lead was added');
  end if;
  return null;
end $$;
create trigger settle_added after insert on queue.leads referencing new table as after_rows
  for each statement execute function queue.settle_added();
