-- What a request that is counted was for: a call, what is asked before one, what is said to a call in being, an agent's phone, or what could
-- have waited. Replicas of before do not say; theirs count as said to calls, of which more is kept for others.
alter table telephony.account_requests
  add column kind text not null default 'COMMAND' check (kind in ('CALL', 'CHECK', 'COMMAND', 'PHONE', 'ASIDE'));

-- What of an account's minute its calls in being may need: how many nobody answered yet, how many of these are not made yet, how many requests all
-- of them need at most (to put each through or speak to it, and to end it; to record it and announce that; to let a lead back who is on hold), and
-- how many one needs as it is answered. The same as Minute.heldBy.
create function telephony.calls_in_sight(account uuid, asks_more boolean)
  returns table (unanswered int, unmade int, held int, at_once int) language sql stable as $$
  select count(*) filter (where c.state <> 'ANSWERED')::int,
         count(*) filter (where c.state = 'PLACING')::int,
         coalesce(sum(case when asks_more then 1 + c.at_once + c.on_hold else 0 end), 0)::int,
         coalesce(max(c.at_once), 1)::int
    from (select p.state,
                 1 + (p.rules #>> '{recording,channels}' is not null)::int
                   + (p.rules #>> '{recording,announcement}' is not null)::int as at_once,
                 exists (select from telephony.talks t where t.call_id = p.call_id and t.held_since is not null)::int as on_hold
            from telephony.placements p where p.account_id = account and p.check_at is not null) c
$$;

comment on function telephony.requests_held is 'for replicas of before calls_in_sight';

-- account.state says how many calls a second an account can make, so that no more are published: where requests are counted by the minute, no more
-- than the minute has room for.
alter table telephony.accounts add column most_per_second double precision check (most_per_second > 0);
comment on column telephony.accounts.most_per_second is 'calls that its carrier''s minute has room for; null where none is counted';

update telephony.accounts a
   set most_per_second = coalesce((s.settings ->> 'requestsPerMinute')::int, 200) / 60.0
                         / case when s.settings ->> 'checksDnd' = 'yes' then 3 else 1 end,
       version = version + 1
  from telephony.account_settings s
 where s.account_id = a.id and a.kind = 'exotel';
