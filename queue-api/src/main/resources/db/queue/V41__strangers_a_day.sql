-- Callers' numbers can be forged: how many leads strangers may become within 24 hours is limited, and outlives the choice of a campaign.
alter table queue.unknown_callers
  add column leads_per_day int check (leads_per_day between 1 and 10000),
  alter column campaign_id drop not null,
  drop constraint unknown_callers_campaign_id_fkey,
  add constraint unknown_callers_campaign_id_fkey foreign key (campaign_id) references queue.campaigns on delete set null;
comment on column queue.unknown_callers.campaign_id is 'null where nobody takes them';
comment on column queue.unknown_callers.leads_per_day is 'how many leads they may become within 24 hours; null where nobody said so: the usual limit';

create index incoming_calls_of_strangers on queue.incoming_calls (organization_id, received_at)
  where category = 'UNKNOWN_CALLER' and lead_id is not null;
