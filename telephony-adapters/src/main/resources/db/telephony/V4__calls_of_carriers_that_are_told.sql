-- A carrier that asks is the timer of its calls. For one that is told, the row is: when it hears what to do next.
alter table telephony.answers
  add column conversation text not null default 'ASKS' check (conversation in ('ASKS', 'TOLD')),
  add column tell_at timestamptz;
comment on column telephony.answers.conversation is 'who speaks first: the carrier, or we';
comment on column telephony.answers.tell_at is 'when the carrier is to be told something, unless that changes before';

create index answers_to_tell on telephony.answers (tell_at) where tell_at is not null and ended_at is null;
