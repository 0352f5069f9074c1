-- Calls that hear a message before anything else.

alter table telephony.answers drop constraint answers_decision_check;
alter table telephony.answers add constraint answers_decision_check
  check (decision in ('MESSAGE', 'HOLD', 'BRIDGE', 'SAFE_HARBOR', 'MACHINE', 'OPT_OUT', 'OVER'));
alter table telephony.answers add column round int not null default 1;
comment on column telephony.answers.round is 'which time the message is said';
