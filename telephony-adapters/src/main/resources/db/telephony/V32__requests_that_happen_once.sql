-- Requests that may be sent twice and happen once, as the queue's.
create table telephony.idempotency_keys (
  organization_id uuid not null,
  branch_id uuid not null,
  user_id uuid not null,
  key text not null,
  request_hash bytea not null,
  body text,
  created_at timestamptz not null default now(),
  primary key (organization_id, user_id, key)
);
comment on column telephony.idempotency_keys.body is 'what the first request with this key was answered; null while it is worked on';
