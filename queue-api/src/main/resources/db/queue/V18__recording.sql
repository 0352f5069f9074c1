-- Whether a campaign's calls are recorded, and what leads hear about it.

alter table queue.campaigns add column recording jsonb;
comment on column queue.campaigns.recording is 'whether calls are recorded, the channels and the announcement; null is the default, which records nothing';
