-- Who listened to which call, and talked into it; kept, for whoever asks.
create table telephony.listeners (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  call_id uuid not null,
  agent_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  account_id uuid not null,
  mode text not null check (mode in ('LISTEN', 'WHISPER', 'BARGE')),
  loudest text not null check (loudest in ('LISTEN', 'WHISPER', 'BARGE')),
  carrier_call_id text,
  conference_id text,
  begun_at timestamptz not null default clock_timestamp(),
  joined_at timestamptz,
  over_at timestamptz
);
comment on column telephony.listeners.loudest is 'the most that they did: LISTEN, WHISPER (the agent heard them), BARGE (the lead, too)';
create index listeners_open on telephony.listeners (call_id) where over_at is null;
create index listeners_of_call on telephony.listeners (organization_id, call_id, begun_at);
