-- What goes on between lead and agent in their room. A call in which nothing did has no row.

create table telephony.talks (
  call_id uuid primary key references telephony.answers (call_id) on delete cascade,
  organization_id uuid not null,
  branch_id uuid not null,
  agent_id uuid not null,
  held_since timestamptz,
  version bigint not null
) with (fillfactor = 70);
comment on column telephony.talks.held_since is 'since when the lead hears music and nobody else; null where they talk';
comment on column telephony.talks.version is 'of what is said of the agent''s talk; by the clock, so that it grows from call to call';
