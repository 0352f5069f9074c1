-- A lead's state changes twice with each call. An index whose predicate names the state makes each of these changes write
-- into every index of the table; without one PostgreSQL changes the row within its page.
drop index queue.leads_of_several_in_campaign;
create index leads_of_several_in_campaign on queue.leads (campaign_id, pattern_id, id) where numbers > 1;
