-- What the carriers of accounts can do, so that campaigns ask no more of them. The version is new: account.state says it.

alter table telephony.accounts add column hears_keys boolean not null default false;
update telephony.accounts set hears_keys = kind = 'twilio', version = version + 1;
comment on column telephony.accounts.hears_keys is 'whether its calls can say a message and hear keys meanwhile';
