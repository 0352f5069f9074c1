-- An agent who holds their lead talks with a colleague in the colleague's room, before the call is theirs.
-- The agent's second line is a listener of the same id.
create table telephony.consultations (
  id uuid primary key,
  call_id uuid not null references telephony.answers (call_id) on delete cascade,
  organization_id uuid not null,
  branch_id uuid not null,
  campaign_id uuid not null,
  lead_id uuid,
  from_agent_id uuid not null,
  from_name text not null,
  agent_id uuid not null,
  name text not null,
  room text not null,
  leg_epoch bigint not null,
  until timestamptz not null,
  wished_at timestamptz not null,
  begun_at timestamptz not null default clock_timestamp(),
  over_at timestamptz,
  outcome text
);
comment on column telephony.consultations.agent_id is 'the colleague, whose leg of this epoch is in the room';
comment on column telephony.consultations.until is 'when it ends by itself';
comment on column telephony.consultations.outcome is 'why it is over, for people';
create unique index consultations_open on telephony.consultations (call_id) where over_at is null;
create index consultations_of_call on telephony.consultations (call_id);
