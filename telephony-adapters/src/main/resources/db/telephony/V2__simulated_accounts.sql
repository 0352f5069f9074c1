alter table telephony.accounts add column simulated boolean not null default false;
comment on column telephony.accounts.simulated is 'calls nobody real';
