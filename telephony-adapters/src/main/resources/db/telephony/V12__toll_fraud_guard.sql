-- What calls may cost, and what they did: money is counted in millionths of a US dollar.

alter table telephony.accounts
  add column hold text check (hold in ('SPEND_PER_MINUTE', 'SPEND_PER_DAY', 'KILLED')),
  add column held_until timestamptz;
comment on column telephony.accounts.hold is 'why no call is placed with it although it is open; null otherwise';
comment on column telephony.accounts.held_until is 'when it goes on by itself; null where a person must release it';
create index accounts_held on telephony.accounts (held_until) where hold is not null;

-- What an account may spend. Without a row, one that calls people has the limits of the configuration.
create table telephony.account_limits (
  account_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  per_minute bigint check (per_minute >= 0),
  per_day bigint check (per_day >= 0),
  prices jsonb not null default '{}',
  changed_at timestamptz not null default now()
);
comment on column telephony.account_limits.per_minute is 'null is no limit';
comment on column telephony.account_limits.prices is 'millionths of a dollar a minute by the first digits of a number, instead of the assumed ones';

-- What an organization may spend with all of its accounts, and whether all placing is stopped. Whoever holds the row spends.
create table telephony.organization_guards (
  organization_id uuid primary key,
  branch_id uuid not null,
  limited boolean not null default false,
  per_minute bigint check (per_minute >= 0),
  per_day bigint check (per_day >= 0),
  prefix_calls int check (prefix_calls > 0),
  killed_at timestamptz,
  killed_by uuid,
  killed_by_name text,
  kill_reason text,
  killing_prefix text
);
comment on column telephony.organization_guards.limited is 'whether its limits are its own; otherwise the configuration''s hold';
comment on column telephony.organization_guards.killed_by is 'null where the guard did it by itself';
comment on column telephony.organization_guards.killing_prefix is 'the new prefix that took too many calls, where that was why';

-- What one call costs: first an estimate, then by the clock, at last what the carrier says.
create table telephony.spend_entries (
  call_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  per_minute bigint not null,
  micros bigint not null,
  stage text not null default 'RESERVED' check (stage in ('RESERVED', 'ESTIMATED', 'SETTLED')),
  asked int not null default 0,
  ask_at timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
create index spend_entries_of_account on telephony.spend_entries (account_id, at);
create index spend_entries_of_organization on telephony.spend_entries (organization_id, at);
create index spend_entries_reserved on telephony.spend_entries (call_id) where stage = 'RESERVED';
create index spend_entries_to_ask on telephony.spend_entries (ask_at) where stage = 'ESTIMATED';
create index spend_entries_by_age on telephony.spend_entries (at);

-- The sum of the entries of an account's day, in UTC.
create table telephony.spend_days (
  account_id uuid not null,
  organization_id uuid not null,
  branch_id uuid not null,
  day date not null,
  micros bigint not null,
  primary key (account_id, day)
) with (fillfactor = 50);
create index spend_days_of_organization on telephony.spend_days (organization_id, day);

-- Blocks of ten thousand numbers that an organization has called: a fraud begins with one it never called.
create table telephony.called_prefixes (
  organization_id uuid not null,
  branch_id uuid not null,
  prefix text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  window_at timestamptz not null,
  calls int not null,
  trusted boolean not null default false,
  primary key (organization_id, prefix)
) with (fillfactor = 70);
comment on column telephony.called_prefixes.calls is 'in the window that began at window_at';
create index called_prefixes_by_age on telephony.called_prefixes (last_at);

-- Who changed limits, stopped all placing and released it.
create table telephony.guard_changes (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  account_id uuid,
  user_id uuid,
  user_name text,
  action text not null check (action in ('LIMITED', 'UNLIMITED', 'KILLED', 'RELEASED')),
  reason text,
  at timestamptz not null default now()
);
comment on column telephony.guard_changes.user_id is 'null where the guard did it by itself';
create index guard_changes_of_organization on telephony.guard_changes (organization_id, id);
