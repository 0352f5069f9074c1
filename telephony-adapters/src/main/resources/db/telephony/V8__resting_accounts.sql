-- An account whose carrier does not do what it is asked rests for a while, so that no more calls get lost at it.

alter table telephony.accounts
  add column rests_until timestamptz,
  add column rests int not null default 0,
  add column woke_at timestamptz;
comment on column telephony.accounts.rests_until is 'until then it takes no calls, because the last requests got no answer; null otherwise';
comment on column telephony.accounts.rests is 'how many rests followed each other; each is twice as long as the one before';
comment on column telephony.accounts.woke_at is 'when the last rest ended';
create index accounts_resting on telephony.accounts (rests_until) where rests_until is not null;
