-- The recordings of calls: where they are, who listened, and what is left of those that are gone.

create table telephony.recordings (
  call_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  lead_id uuid,
  agent_id uuid not null,
  account_id uuid not null,
  carrier_call_id text not null,
  carrier_recording_id text,
  channels text not null check (channels in ('MIXED', 'DUAL')),
  state text not null
    check (state in ('WANTED', 'RECORDING', 'PAUSED', 'READY', 'KEPT', 'NOTHING', 'LOST', 'DELETED')),
  at_carrier boolean not null default false,
  tries int not null default 0,
  check_at timestamptz,
  begun_at timestamptz not null default clock_timestamp(),
  seconds int,
  bytes bigint,
  place text,
  key_id text,
  sealed_key text,
  kept_at timestamptz,
  deleted_at timestamptz,
  deletion_cause text check (deletion_cause in ('ON_REQUEST', 'RETENTION')),
  deletion_reason text,
  deleted_by uuid,
  deleted_by_name text
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
comment on column telephony.recordings.state is 'WANTED (lead and agent talk, the carrier is to record), RECORDING, PAUSED, READY (the carrier has it whole), KEPT (here, encrypted), NOTHING (there was none), LOST (it could not be fetched), DELETED (a tombstone)';
comment on column telephony.recordings.at_carrier is 'the carrier may still have it';
comment on column telephony.recordings.check_at is 'when something is to be done about it';
comment on column telephony.recordings.sealed_key is 'the key of this one recording, sealed; gone with it';

create index recordings_due on telephony.recordings (check_at) where check_at is not null;
create index recordings_of_lead on telephony.recordings (organization_id, lead_id, begun_at);
create index recordings_by_age on telephony.recordings (organization_id, begun_at) where state = 'KEPT';

-- A link is somebody's, and each listening is written on it.
create table telephony.recording_links (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  call_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  listens int not null default 0,
  last_listened_at timestamptz
);
create index recording_links_of_call on telephony.recording_links (call_id, made_at);

create table telephony.recording_settings (
  organization_id uuid primary key,
  branch_id uuid not null,
  retention_days int not null check (retention_days between 1 and 3650),
  agents_listen boolean not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now()
);
comment on column telephony.recording_settings.agents_listen is 'whether agents may listen to the calls that they had';
