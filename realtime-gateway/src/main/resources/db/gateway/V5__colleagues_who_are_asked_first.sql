-- The colleague is asked first: the call goes to them only when its agent says so.
-- Without somebody who is held for the call it means nothing: replicas of before do not know it, and leave it as it is when they let them go.
alter table gateway.waiting_calls
  add column heir_asked boolean not null default false;
