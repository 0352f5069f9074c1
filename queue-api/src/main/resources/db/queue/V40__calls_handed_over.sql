-- A call that was handed over to a colleague is theirs: whoever was seen with it last answers for it.
alter table queue.calls add column handed_over_at timestamptz;
comment on column queue.calls.handed_over_at is 'when it was seen last with a colleague to whom it was handed over; null where it never was';
