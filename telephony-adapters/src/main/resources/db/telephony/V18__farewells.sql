-- Whoever should have left an agent's room is told again until they are gone: the next lead there is not theirs.
alter table telephony.transfers
  add column moved_at timestamptz,
  add column told_at timestamptz,
  add column gone_at timestamptz;
comment on column telephony.transfers.moved_at is 'when the third party went where the lead was handed over to';
comment on column telephony.transfers.told_at is 'when they were last told to go there, or to go';
comment on column telephony.transfers.gone_at is 'when their call was over at the carrier';
create index transfers_lingering on telephony.transfers (over_at)
  where state = 'OVER' and gone_at is null and carrier_call_id is not null;

alter table telephony.listeners
  add column told_at timestamptz,
  add column gone_at timestamptz;
comment on column telephony.listeners.told_at is 'when they were last told to go';
comment on column telephony.listeners.gone_at is 'when their call was over at the carrier';
create index listeners_lingering on telephony.listeners (over_at) where gone_at is null and carrier_call_id is not null;
