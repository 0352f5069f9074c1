-- A number that the carrier refuses to show rests until an admin takes it back, or a test of its account finds it right.
alter table telephony.caller_ids add column refusal text;
comment on column telephony.caller_ids.refusal is 'what the carrier said when it refused a call that shows it, and so why it rests; null where it does not, or a person lets it rest';
