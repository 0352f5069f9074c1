-- How many requests an account's calls may need that are not over: to put each through or speak to it, and to end it; to record it and announce
-- that; to let a lead back who is on hold; and, of those that are not made yet, what is asked before. The same as Minute.heldBy.
create function telephony.requests_held(account uuid, before int, asks_more boolean) returns int language sql stable as $$
  select coalesce(sum(case when asks_more
                           then 2 + (p.rules #>> '{recording,channels}' is not null)::int
                                  + (p.rules #>> '{recording,announcement}' is not null)::int
                                  + exists (select from telephony.talks t where t.call_id = p.call_id and t.held_since is not null)::int
                           else 0 end
                      + case when p.state = 'PLACING' then before else 0 end), 0)::int
    from telephony.placements p where p.account_id = account and p.check_at is not null
$$;
