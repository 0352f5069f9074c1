-- Who rang us: a row for each call that came in, as telephony named it, and what it was taken for.

create table queue.incoming_calls (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  received_at timestamptz,
  account_id uuid,
  from_number text,
  to_number text,
  verification text check (verification in ('A', 'B', 'C', 'FAILED', 'NONE')),
  category text check (category in ('RETURNED_CALL', 'KNOWN_LEAD', 'UNKNOWN_CALLER')),
  lead_id uuid,
  campaign_id uuid,
  owner_id uuid,
  returned_call_id uuid,
  state text check (state in ('CALLBACK', 'OPEN', 'SETTLED')),
  callback_at timestamptz,
  ended_at timestamptz,
  seconds int,
  settled_by uuid,
  settled_at timestamptz,
  note text not null default '',
  check (received_at is null or (account_id is not null and verification is not null and category is not null and state is not null))
);
comment on column queue.incoming_calls.received_at is 'null where its end was heard of before its beginning';
comment on column queue.incoming_calls.from_number is 'who called; null where they withhold it';
comment on column queue.incoming_calls.owner_id is 'who promised the lead a call, or else talked with it last';
comment on column queue.incoming_calls.returned_call_id is 'our call that this one may be the answer to';
comment on column queue.incoming_calls.state is 'CALLBACK: the lead is called back by itself; OPEN: a supervisor sees to it';
create index incoming_calls_of_organization on queue.incoming_calls (organization_id, id);
create index incoming_calls_open on queue.incoming_calls (organization_id, id) where state = 'OPEN';
create index incoming_calls_of_lead on queue.incoming_calls (lead_id, id) where lead_id is not null;
