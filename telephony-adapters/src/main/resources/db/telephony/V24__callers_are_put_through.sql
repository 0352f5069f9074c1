-- A caller waits for a moment to be taken for somebody's call; who hears the message is taken by nobody any more.

alter table telephony.incoming_calls add column told_at timestamptz;
comment on column telephony.incoming_calls.told_at is 'since when the caller hears the message; null where they wait, or were taken for a call';

alter table telephony.incoming_settings add column put_through boolean not null default false;
comment on column telephony.incoming_settings.put_through is 'whether callers are put through to agents who are free';
