-- Accounts that admins add. What a carrier trusts them with is encrypted, under a key that no table holds.
alter table telephony.accounts
  add column managed boolean not null default false,
  add column refused boolean not null default false,
  add column preference int not null default 10 check (preference between 1 and 100);
comment on column telephony.accounts.managed is 'added by an admin, and not by the configuration';
comment on column telephony.accounts.refused is 'closed because the carrier refused it';
comment on column telephony.accounts.preference is 'the lowest is dialed with first';

-- What is said of them from now on says the preference too: others take only what is newer.
update telephony.accounts set version = version + 1;

-- Beside the account and not in it: that row is written for each call.
create table telephony.account_settings (
  account_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  kind text not null,
  carrier_account text not null,
  name text not null,
  caller_ids text[] not null,
  settings jsonb not null,
  added_by uuid not null,
  idempotency_key text,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
comment on column telephony.account_settings.carrier_account is 'its own name at the carrier';
comment on column telephony.account_settings.settings is 'what is no secret';

-- One account at the carrier is one row here: its rate is one row, and its webhooks find it by its name.
create unique index account_settings_of_one_carrier_account on telephony.account_settings (kind, carrier_account);
create unique index account_settings_added_once on telephony.account_settings (organization_id, added_by, idempotency_key);

create table telephony.account_secrets (
  account_id uuid not null,
  organization_id uuid not null,
  branch_id uuid not null,
  name text not null,
  key_id text not null,
  sealed text not null,
  set_at timestamptz not null default now(),
  primary key (account_id, name)
);
comment on column telephony.account_secrets.key_id is 'which configured key opens it';

-- Who did what to an account: names of what was changed, never what it was changed to.
create table telephony.account_changes (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  account_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  action text not null check (action in ('ADDED', 'CHANGED', 'OPENED', 'CLOSED')),
  changed text[] not null,
  at timestamptz not null default now()
);
create index account_changes_of_account on telephony.account_changes (account_id, id);
