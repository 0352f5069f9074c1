-- Rules of campaigns that were changed hold for what was decided before: calls that are planned and not placed, leads that
-- wait for a time that caps allowed, and whose turn it is among several numbers.

create table queue.rule_changes (
  campaign_id uuid primary key references queue.campaigns on delete cascade,
  organization_id uuid not null,
  branch_id uuid not null,
  mode_before text not null,
  caps boolean not null,
  fewer_attempts boolean not null,
  judged boolean not null default false,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  taken_back uuid[] not null default '{}'
);
comment on column queue.rule_changes.mode_before is 'how it dialed what is planned';
comment on column queue.rule_changes.caps is 'whether leads may be called less often than before: the campaign plans nothing until all are judged';
comment on column queue.rule_changes.judged is 'whether the planned calls were judged';
comment on column queue.rule_changes.after is 'the last of its leads that was judged';
comment on column queue.rule_changes.taken_back is 'leads whose planned calls were taken back, to be judged when they wait again';

create index leads_of_several_in_campaign on queue.leads (campaign_id, pattern_id, id)
  where numbers > 1 and dial_state in ('PENDING', 'SCHEDULED');

create function queue.note_rules(c queue.campaigns, mode_before text, caps boolean, fewer_attempts boolean) returns void
language sql as $$
  insert into queue.rule_changes as r (campaign_id, organization_id, branch_id, mode_before, caps, fewer_attempts)
  values (c.id, c.organization_id, c.branch_id, mode_before, caps, fewer_attempts)
      on conflict (campaign_id) do update
     set judged = false, after = excluded.after, caps = r.caps or excluded.caps,
         fewer_attempts = r.fewer_attempts or excluded.fewer_attempts,
         mode_before = case when r.judged then excluded.mode_before else r.mode_before end
$$;

-- Whoever changes rules, by whatever way, has them applied.
create function queue.campaign_changed() returns trigger language plpgsql as $$
begin
  perform queue.note_rules(new, old.mode,
    (new.calls_per_day is not null and (old.calls_per_day is null or new.calls_per_day < old.calls_per_day))
      or (old.practice and not new.practice) or new.max_attempts < old.max_attempts,
    new.max_attempts < old.max_attempts);
  return null;
end $$;
create trigger rules_changed after update on queue.campaigns
  for each row when (
    (old.mode, old.practice, old.consult_registries, old.consent_scope, old.broadcast, old.calls_per_day, old.max_attempts,
     old.lead_filter)
    is distinct from
    (new.mode, new.practice, new.consult_registries, new.consent_scope, new.broadcast, new.calls_per_day, new.max_attempts,
     new.lead_filter))
  execute function queue.campaign_changed();

create function queue.list_paused() returns trigger language plpgsql as $$
begin
  perform queue.note_rules(c, c.mode, false, false) from queue.campaigns c where c.id = new.campaign_id;
  return null;
end $$;
create trigger list_paused after update of active on queue.lead_lists
  for each row when (old.active and not new.active) execute function queue.list_paused();
