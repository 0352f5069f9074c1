-- Who dials in a campaign, and how far ahead of its agents.

alter table queue.campaigns add column mode text;
update queue.campaigns
   set mode = case agent_choice when 'RESERVED' then 'PROGRESSIVE' else 'RATIO' end, version = version + 1;
alter table queue.campaigns alter column mode set not null;
alter table queue.campaigns drop column agent_choice;
comment on column queue.campaigns.mode is 'MANUAL (agents dial), PROGRESSIVE (one call for each free agent) or RATIO (lines_per_agent for each)';

alter table queue.campaigns add column manual_calls boolean not null default false;
comment on column queue.campaigns.manual_calls is 'whether agents may dial by hand beside what is dialed for them';
