-- How long a campaign's calls may last.
alter table queue.campaigns
  add column longest_call_minutes int not null default 0 check (longest_call_minutes between 0 and 240);
comment on column queue.campaigns.longest_call_minutes is 'from the answer; 0 where they may last';
