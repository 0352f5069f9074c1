-- Calls of which the lead hears that they are recorded, before the agent.

alter table telephony.answers
  add column recording_declined boolean not null default false,
  add column announcement_ms int not null default 0;
comment on column telephony.answers.recording_declined is 'the lead asked for no recording';
comment on column telephony.answers.announcement_ms is 'how long the announcement takes at most: so much later lead and agent are together';
