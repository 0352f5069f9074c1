-- A call that one agent hands over to another goes into the other's room; until it is seen there this tells it from a call
-- that never had an agent, and afterwards from one that has its first.
alter table telephony.answers add column handed_by uuid;
comment on column telephony.answers.handed_by is 'the agent who talked with it before the one it is decided for; null where nobody did';
