-- Which campaign takes callers whom nobody knows: they become leads of it, and are put through. No row: none does.

create table queue.unknown_callers (
  organization_id uuid primary key,
  branch_id uuid not null,
  campaign_id uuid not null references queue.campaigns on delete cascade,
  changed_by uuid not null,
  changed_at timestamptz not null default now()
);
comment on table queue.unknown_callers is 'the campaign that callers become leads of whose number no lead has';
