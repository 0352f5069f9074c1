-- A house that answers late dials less: what is heard of its answers, and what it may dial.

alter table queue.calls add column ready_at timestamptz;
comment on column queue.calls.ready_at is 'since when the answered call and a free agent were both there, as far as the gateway said so';

-- Written by whoever hears of answers, many at once, and taken by whoever judges them, within a second: no row is fought for.
create table queue.handled_answers (
  call_id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  late boolean not null
);
comment on table queue.handled_answers is 'calls that were answered and handled, or given up for want of it, that were not judged yet';

create table queue.restraints (
  organization_id uuid primary key,
  branch_id uuid not null,
  share double precision not null default 1 check (share > 0 and share <= 1),
  rates jsonb not null default '{}',
  window_from timestamptz not null default now(),
  handled int not null default 0,
  late int not null default 0
);
comment on table queue.restraints is 'how much of what it dialed before an organization may dial; kept, so that whoever paces next goes on from there';
comment on column queue.restraints.rates is 'calls a second of each campaign before it began';
comment on column queue.restraints.handled is 'the answers heard in the window that is open, late of them';
