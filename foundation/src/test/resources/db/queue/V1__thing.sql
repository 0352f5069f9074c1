create table queue.outbox (
  id uuid primary key,
  organization_id uuid not null,
  branch_id uuid not null,
  topic text not null,
  key text not null,
  type text not null,
  source text not null,
  at timestamptz not null,
  body text not null,
  created_at timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  sent_at timestamptz,
  written_by xid8 not null default pg_current_xact_id()
);

create table queue.thing (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null,
  branch_id uuid not null default gen_random_uuid(),
  name text not null,
  written_by xid8 not null default pg_current_xact_id()
);
