-- Whether consents and official lists leave a campaign any number of a lead to call, whether it has one or several.
create function queue.may_call_any_of(c queue.campaigns, l queue.leads) returns boolean language sql stable as $$
  select exists (
    select 1
      from (select l.phone as phone where l.numbers = 1
             union all
            select n.phone from queue.lead_numbers n
             where l.numbers > 1 and n.lead_id = l.id and not n.dead and not n.suppressed) theirs
     where not queue.forbids(c, queue.legal_of(l.organization_id, theirs.phone)))
$$;
