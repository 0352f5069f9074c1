-- Campaigns that say a message to whom picks up, and need no agent to dial.

alter table queue.campaigns add column broadcast jsonb;
comment on column queue.campaigns.mode is 'MANUAL (agents dial), PREVIEW (an agent sees the lead first), PROGRESSIVE (one call for each free agent), RATIO (lines_per_agent for each) or BROADCAST (so many lines, whoever is free)';
comment on column queue.campaigns.broadcast is 'in the mode BROADCAST: how many lines, what is said and what keys mean; null is the default';

-- What happened on an answered call, besides what the columns safe_harbor_given and message_given say.
alter table queue.calls
  add column message_first boolean not null default false,
  add column message_heard boolean not null default false,
  add column transfer_requested boolean not null default false,
  add column opted_out boolean not null default false;
comment on column queue.calls.message_first is 'the lead heard a message first, in part or whole';
