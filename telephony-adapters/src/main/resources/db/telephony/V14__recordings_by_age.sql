-- What could not be fetched, and what nothing was heard of, is at the carrier: its time is up as well.
drop index telephony.recordings_by_age;
create index recordings_by_age on telephony.recordings (organization_id, begun_at) where state not in ('NOTHING', 'DELETED');
