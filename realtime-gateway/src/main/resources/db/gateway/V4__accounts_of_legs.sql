-- A call goes to a colleague only where both phones are on one carrier account.
alter table gateway.agents add column leg_account_id uuid;
comment on column gateway.agents.leg_account_id is 'the carrier account that the leg is on; null without a leg, and where that is not known';
