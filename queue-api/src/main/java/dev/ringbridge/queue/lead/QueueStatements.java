package dev.ringbridge.queue.lead;

/** The statements of the queue. */
final class QueueStatements {
  /** Whose time has come stands in line from now on. */
  static final String RIPEN =
      """
      update queue.lead_queue set ready = true
       where lead_id = any(array(select lead_id from queue.lead_queue
                                  where campaign_id = $1 and not ready and language is null and fits and due_at <= now()
                                  order by due_at limit 2000 for update skip locked))""";

  /**
   * Who fits was judged when the row was written. While any filter that changed is still being
   * applied to those that wait, whoever is taken is asked again; otherwise this asks once whether
   * there is one. The same for prefixes of the do-not-call list that not every lead knows of yet.
   */
  static final String STILL_FITS =
      """
      and (not exists (select 1 from queue.refilterings)
             or queue.fits(l, (select c.lead_filter from queue.campaigns c where c.id = l.campaign_id),
                           (select p.jurisdictions from queue.campaign_patterns p
                             where p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id)))
      and (not exists (select 1 from queue.prefix_runs where not lifting) or not queue.is_being_silenced(l))
      """;

  /**
   * Who stands first in each line of a campaign, a line for each place and list, no further than
   * asked. A line is read in stretches, from each head on up to a tier; nobody stood outside of
   * them when they were found out ($4, that claim's snapshot). Who was written since may: they are
   * looked up by the transaction that wrote them, with an expression that no planner can take for
   * the order of the line. Where so many came that this is no longer cheap, or nothing is known,
   * the line is read from its front. A snapshot of the future belongs to a database that was put
   * back.
   */
  static final String LINES =
      """
      with lists as materialized (
        select n, weight, pass from queue.lead_lists where campaign_id = $1 and active),
      seen as materialized (
        select pg_snapshot_xmax(s) as xmax, array(select pg_snapshot_xip(s)) as xip
          from (select $4::text::pg_snapshot) as known(s) where pg_snapshot_xmax(s) <= pg_snapshot_xmax(pg_current_snapshot())),
      late as materialized (
        select q.* from seen
         cross join lateral (select q.pattern_id, q.list, q.lead_id, q.tier, q.rank from queue.lead_queue q
                              where uuid_send(q.campaign_id) = uuid_send($1) and q.ready::int = 1 and q.entered >= seen.xmax
                              limit 5001) as q
        union all
        select q.* from seen
         cross join lateral unnest(seen.xip) as running(xid)
         cross join lateral (select q.pattern_id, q.list, q.lead_id, q.tier, q.rank from queue.lead_queue q
                              where uuid_send(q.campaign_id) = uuid_send($1) and q.ready::int = 1 and q.entered = running.xid
                              limit 5001) as q),
      known as materialized (
        select * from unnest($5::uuid[], $6::smallint[], $7::smallint[], $8::bigint[], $9::uuid[], $10::smallint[])
                   as h(pattern_id, list, tier, rank, lead_id, upto)
         where exists (select 1 from seen) and (select count(*) from late) <= 5000),
      starts as materialized (
        select open.pattern_id, lists.n as list, coalesce(k.tier, -1) as tier, coalesce(k.rank, 0) as rank,
               coalesce(k.lead_id, open.pattern_id) as lead_id, coalesce(k.upto, 32767) as upto
          from lists
         cross join unnest($3::uuid[]) as open(pattern_id)
          left join known k on k.pattern_id = open.pattern_id and k.list = lists.n),
      line as materialized (
        select s.pattern_id, s.list, q.lead_id, q.tier, q.rank, s.tier as head, s.upto
          from starts s
         cross join lateral (select q.lead_id, q.tier, q.rank from queue.lead_queue q
                              where q.campaign_id = $1 and q.pattern_id = s.pattern_id and q.list = s.list and q.ready
                                and (q.tier, q.rank, q.lead_id) >= (s.tier, s.rank, s.lead_id) and q.tier < s.upto
                              order by q.tier, q.rank, q.lead_id limit %1$s) as q
         where s.tier < s.upto
        union all
        select l.pattern_id, l.list, l.lead_id, l.tier, l.rank, null, null
          from late l where l.pattern_id = any($3::uuid[]) and l.list in (select n from lists)
           and ((l.pattern_id, l.list) in (select k.pattern_id, k.list from known k)) is true
           and not exists (select 1 from known k
                            where k.pattern_id = l.pattern_id and k.list = l.list and l.tier < k.upto
                              and (l.tier, l.rank, l.lead_id) >= (k.tier, k.rank, k.lead_id)))""";

  /**
   * Who is passed over, of those in {@code line}: whose number no account with room is for. Of all
   * prefixes that a number begins with the longest decides; $11 to $13 are places, prefixes, and
   * whether who has one may be taken.
   */
  static final String BARRED =
      """
      ,
      barred as materialized (
        select line.lead_id from line
         where
      """
          + barred("line.pattern_id", "line.lead_id", 11)
          + ")";

  private static final String NOT_BARRED =
      " and line.lead_id <> all(array(select barred.lead_id from barred))";

  /** Whoever is passed over is read, too: so far a line is looked through for others. */
  private static final String LOOKED_THROUGH = "200 + 20 * ";

  static final String COUNT_DUE = LINES.formatted("$2::int") + "select count(*) from line";

  static final String COUNT_DUE_PASSING =
      LINES.formatted(LOOKED_THROUGH + "$2::int")
          + BARRED
          + "select count(*) from line where true"
          + NOT_BARRED;

  /**
   * Each lead that is taken is tied to one of the given call ids, in the order of the queue.
   * Arrays, windows and lists instead of joins: how many rows a limit lets through is unknown to
   * the planner, and it would read the whole queue for the few, or compare each with each where it
   * takes the queue for empty. The lead is locked before its place in the queue, as everybody else
   * does, and passed over where somebody holds it.
   *
   * <p>Lists take turns within a tier (start-time fair queuing): the k-th lead of a list has its
   * turn at what the list was given before, plus k by its weight. A list that had nobody to give
   * does not save turns up.
   *
   * <p>The next heads of a line are, in each tier, the first who was seen and not taken, or the end
   * of what was read: a head of its own for each, because between the tiers lie the places of all
   * who were taken from them. A line with nobody has one that nothing is read from. The rows that
   * say so have no lead.
   */
  private static final String TAKING =
      """
      ,
      turns as (
        select first.lead_id, first.tier, first.rank, lists.n,
               case when first.tier < 2 then 0
                    else lists.pass + (row_number() over (partition by lists.n, first.tier < 2
                                                              order by first.tier, first.rank, first.lead_id) - 1)
                                      / lists.weight::double precision end as turn
          from lists
         cross join lateral (select line.lead_id, line.tier, line.rank from line where line.list = lists.n%s
                              order by line.tier, line.rank, line.lead_id
                              limit cardinality($2::uuid[])) as first),
      picked as materialized (
        select * from turns order by tier, turn, rank, lead_id limit cardinality($2::uuid[])),
      locked as (
        select l.id as lead_id from queue.leads l
         where l.id = any(array(select p.lead_id from picked p))
      """
          + STILL_FITS
          + """
           for update skip locked),
      taken as (
        delete from queue.lead_queue q where q.lead_id = any(array(select l.lead_id from locked l))
        returning q.lead_id, q.pattern_id, q.callback_agent_id),
      numbered as (
        select lead_id, pattern_id, callback_agent_id, list, tier, turn,
               row_number() over (order by tier, turn, rank, lead_id) as n
          from (select lead_id, pattern_id, callback_agent_id, is_taken, max(list) over same as list,
                       max(tier) over same as tier, max(turn) over same as turn, max(rank) over same as rank
                  from (select lead_id, pattern_id, callback_agent_id, true as is_taken, null::smallint as list,
                               null::smallint as tier, null::double precision as turn, null::bigint as rank from taken
                        union all
                        select lead_id, null, null, false, n, tier, turn, rank from picked) as pairs
                window same as (partition by lead_id)) as matched
         where is_taken),
      served as (
        update queue.lead_lists l
           set pass = greatest(
                 l.pass + (select count(*) from numbered where list = l.n and tier >= 2) / l.weight::double precision,
                 (select max(turn) from numbered))
         where l.campaign_id = $1 and (select count(*) from lists) > 1
           and exists (select 1 from numbered where tier >= 2)),
      claimed as (
        update queue.leads l
           set dial_state = 'CALLING', call_id = ($2::uuid[])[numbered.n], attempted = false
          from numbered
         where l.id = numbered.lead_id
        returning l.id, l.call_id, l.phone, numbered.pattern_id, numbered.callback_agent_id, n),
      ends as (
        select line.pattern_id, line.list, line.tier, line.rank, line.lead_id, line.tier + 1 as upto
          from line where (line.lead_id in (select taken.lead_id from taken)) is not true
        union all
        (select distinct on (pattern_id, list, head) pattern_id, list, tier, rank, lead_id, upto
           from (select line.*, count(*) over (partition by pattern_id, list, head) as size
                   from line where head is not null) as stretch
          where size = %s
          order by pattern_id, list, head, tier desc, rank desc, lead_id desc)),
      heads as (
        (select distinct on (pattern_id, list, tier) pattern_id, list, tier, rank, lead_id,
                max(upto) over (partition by pattern_id, list, tier) as upto
           from ends order by pattern_id, list, tier, rank, lead_id)
        union all
        (select distinct s.pattern_id, s.list, 32767, 0, s.pattern_id, 32767 from starts s
          where not exists (select 1 from ends where ends.pattern_id = s.pattern_id and ends.list = s.list)))
      select id, call_id, phone, pattern_id, callback_agent_id, n, null::smallint as list, null::smallint as tier,
             null::bigint as rank, null::uuid as head, null::smallint as upto, null::text as seen, null::bigint as "left"
        from claimed
      union all
      select null, null, null, pattern_id, null, null, list::smallint, tier::smallint, rank, lead_id, upto::smallint,
             pg_current_snapshot()::text, pg_stat_get_dead_tuples('queue.lead_queue'::regclass)
        from heads""";

  /** For a campaign all of whose numbers, wherever one may call now, may be taken. */
  static final String CLAIM = claim("cardinality($2::uuid[])", "", "");

  /** Who is barred is passed over. */
  static final String CLAIM_PASSING =
      claim(LOOKED_THROUGH + "cardinality($2::uuid[])", BARRED, NOT_BARRED);

  private QueueStatements() {}

  private static String claim(String stretch, String barred, String notBarred) {
    return LINES.formatted(stretch) + barred + TAKING.formatted(notBarred, stretch);
  }

  /**
   * Whether a lead's number is one for which no account has room.
   *
   * @param pattern where the lead may be
   * @param lead its id
   * @param first the parameter from which on the three arrays are: places, prefixes, and whether
   *     who has one may be taken
   */
  static String barred(String pattern, String lead, int first) {
    return """
        (select w.taken from unnest($%d::uuid[], $%d::text[], $%d::boolean[]) as w(pattern_id, prefix, taken)
          where w.pattern_id = %s
            and starts_with((select numbered_lead.phone from queue.leads numbered_lead where numbered_lead.id = %s), w.prefix)
          order by length(w.prefix) desc limit 1) is false"""
        .formatted(first, first + 1, first + 2, pattern, lead);
  }
}
