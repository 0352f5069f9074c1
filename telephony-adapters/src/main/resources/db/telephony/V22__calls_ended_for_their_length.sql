-- Calls that last longer than their campaign lets them, and that no carrier ends by itself.
alter table telephony.answers add column ended_for_length_at timestamptz;
comment on column telephony.answers.ended_for_length_at is 'when it was decided that it lasted too long';
