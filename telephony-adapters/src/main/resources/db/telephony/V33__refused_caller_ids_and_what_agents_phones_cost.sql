-- A number that the carrier refuses to show rests until an admin takes it back, or a test of its account finds it right.
alter table telephony.caller_ids add column refusal text;
comment on column telephony.caller_ids.refusal is 'what the carrier said when it refused a call that shows it, and so why it rests; null where it does not, or a person lets it rest';

-- A call to an agent's phone costs what one to a lead does.
alter table telephony.agent_legs add column spend_id uuid;
comment on column telephony.agent_legs.spend_id is 'under which its cost is kept (spend_entries.call_id); null where the carrier was not asked to call, or nothing is counted';
create unique index agent_legs_by_spend on telephony.agent_legs (spend_id) where spend_id is not null;
