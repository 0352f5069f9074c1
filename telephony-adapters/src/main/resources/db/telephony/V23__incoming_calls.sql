-- Who rang us. The caller's number is not here: it goes to whoever knows the leads, and is not kept.

create table telephony.incoming_calls (
  call_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  account_id uuid not null,
  carrier_call_id text not null,
  received_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on column telephony.incoming_calls.call_id is 'made when the carrier first told of it';
create unique index incoming_calls_by_carrier_call on telephony.incoming_calls (account_id, carrier_call_id);
create index incoming_calls_by_age on telephony.incoming_calls (received_at);

create table telephony.incoming_settings (
  organization_id uuid primary key,
  branch_id uuid not null,
  message text not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now()
);
comment on column telephony.incoming_settings.message is 'what a caller hears with whom nobody talks';
