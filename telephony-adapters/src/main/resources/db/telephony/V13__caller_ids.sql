-- The numbers that calls show. Which there are, the account says; here stands what is set for them, and how they do.

create table telephony.caller_ids (
  account_id uuid not null,
  number text not null,
  organization_id uuid not null,
  branch_id uuid not null,
  daily_cap int check (daily_cap > 0),
  agent_id uuid,
  campaign_ids uuid[] not null default '{}',
  rested_at timestamptz,
  primary key (account_id, number)
);
comment on column telephony.caller_ids.daily_cap is 'how many calls show it in a day (UTC) at most; null is any number';
comment on column telephony.caller_ids.agent_id is 'whose own it is: calls reserved for them show it';
comment on column telephony.caller_ids.campaign_ids is 'in whose pools it is';
comment on column telephony.caller_ids.rested_at is 'since when no call shows it, because somebody lets it rest';

create table telephony.caller_id_days (
  account_id uuid not null,
  number text not null,
  day date not null,
  organization_id uuid not null,
  branch_id uuid not null,
  calls int not null default 0,
  ended int not null default 0,
  answered int not null default 0,
  primary key (account_id, number, day)
) with (fillfactor = 60);
comment on column telephony.caller_id_days.calls is 'whose fence was taken with it; ended and answered count what the carrier placed';
create index caller_id_days_by_age on telephony.caller_id_days (day);

-- How far calls that are over are counted; one row, of nobody.
create table telephony.caller_id_counts (
  organization_id uuid primary key,
  branch_id uuid not null,
  counted_until timestamptz not null
);
insert into telephony.caller_id_counts values
  ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', now());

alter table telephony.accounts drop constraint accounts_hold_check;
alter table telephony.accounts add constraint accounts_hold_check
  check (hold in ('SPEND_PER_MINUTE', 'SPEND_PER_DAY', 'NO_CALLER_ID', 'KILLED'));
