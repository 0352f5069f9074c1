-- Who holds a lead and lets them back asks the carrier alone: what it did for one would be written over by another.
alter table telephony.talks add column asking_since timestamptz;
comment on column telephony.talks.asking_since is 'since when the carrier is being asked to hold the lead or to let them back; null where nobody asks. One who asks for too long is taken to be gone, and what came of it is not known';
