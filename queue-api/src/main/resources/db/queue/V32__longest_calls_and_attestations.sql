-- How long a campaign's calls may last, and how far carriers vouch for the numbers that they show.
alter table queue.campaigns
  add column longest_call_minutes int not null default 0 check (longest_call_minutes between 0 and 240);
comment on column queue.campaigns.longest_call_minutes is 'from the answer; 0 where they may last';

alter table queue.calls add column attestation text check (attestation in ('A', 'B', 'C'));
comment on column queue.calls.attestation is 'STIR/SHAKEN; null where the carrier did not say';
