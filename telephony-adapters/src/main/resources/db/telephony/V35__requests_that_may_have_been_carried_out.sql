-- A request that failed keeps its key where it may have been carried out, as the queue's do.
alter table telephony.idempotency_keys add column status int;
comment on column telephony.idempotency_keys.status is 'of the problem that body is, where the first request may have been carried out and failed; null where body is what was asked for';
