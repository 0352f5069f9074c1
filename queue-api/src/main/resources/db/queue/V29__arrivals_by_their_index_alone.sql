-- A queue that is emptied and filled in turns looks empty to the planner whenever it was last looked at while it was. To whom a
-- table is empty any of its indexes is as good as another, and it read the whole order of the line, with all the places of
-- leads long gone, to find who came since. Only this index has a predicate that the look-up implies; no other can be taken.
drop index queue.lead_queue_arrivals;
create index lead_queue_arrivals on queue.lead_queue (uuid_send(campaign_id), entered) where ready::int = 1;
