package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerLeft;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The calls that came in, as rows. */
@ApplicationScoped
class IncomingCalls {
  /**
   * A number is one lead's; should it be two, whoever was called last has it. Nobody is promised a
   * callback that consents or official lists forbid at each of their numbers.
   */
  private static final String WHOSE =
      """
      with theirs as (
        select l.id from queue.leads l where l.organization_id = $1 and l.phone = $2
         union
        select n.lead_id from queue.lead_numbers n where n.organization_id = $1 and n.phone = $2)
      select l.id, l.campaign_id, c.organization_id, c.branch_id, l.wants_language,
             c.state <> 'STOPPED' and c.mode not in ('MANUAL', 'BROADCAST')
               and queue.may_call_any_of(c, l) as calls_back,
             c.state in ('RUNNING', 'PAUSED') as campaign_open,
             exists (select 1 from queue.calls k
                      where k.organization_id = $1 and k.phone = $2 and k.state <> 'ENDED' and not k.revived) as on_a_call,
             exists (select 1 from queue.incoming_calls i
                      where i.lead_id = l.id and i.state = 'CALLBACK' and i.received_at > $3::timestamptz - interval '24 hours'
                        and i.received_at < $3::timestamptz
                        and not exists (select 1 from queue.calls k where k.id = i.id and k.bridged_at is not null))
               as called_back_lately,
             coalesce(l.callback_agent_id, talked.agent_id) as owner_id,
             called.id as last_call_id, called.at as last_called_at
        from theirs t join queue.leads l on l.id = t.id join queue.campaigns c on c.id = l.campaign_id
        left join lateral (select k.id, coalesce(k.placed_at, k.created_at) as at from queue.calls k
                            where k.lead_id = l.id and k.attempt order by k.id desc limit 1) called on true
        left join lateral (select k.agent_id from queue.calls k
                            where k.lead_id = l.id and k.bridged_at is not null order by k.id desc limit 1) talked on true
       order by called.at desc nulls last, l.id limit 1""";

  /** Its end may have been heard of before it. */
  private static final String FILE =
      """
      insert into queue.incoming_calls as c
             (id, organization_id, branch_id, received_at, account_id, from_number, to_number, verification, category,
              lead_id, campaign_id, owner_id, returned_call_id, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'OPEN')
          on conflict (id) do update
         set received_at = excluded.received_at, account_id = excluded.account_id, from_number = excluded.from_number,
             to_number = excluded.to_number, verification = excluded.verification, category = excluded.category,
             lead_id = excluded.lead_id, campaign_id = excluded.campaign_id, owner_id = excluded.owner_id,
             returned_call_id = excluded.returned_call_id, state = excluded.state
       where c.received_at is null
      returning id""";

  private static final String END =
      """
      insert into queue.incoming_calls as c (id, organization_id, branch_id, ended_at, seconds)
      values ($1, $2, $3, $4, $5)
          on conflict (id) do update set ended_at = excluded.ended_at, seconds = excluded.seconds
       where c.ended_at is null""";

  private static final String CALL_BACK =
      "update queue.incoming_calls set state = 'CALLBACK', callback_at = $2 where id = $1";

  /**
   * What becomes of it, as things are: an agent took it; or it was to be called back, and must not
   * be any more before anybody did.
   */
  private static final String STATE =
      """
      (case when c.state = 'SETTLED' then c.state
            when exists (select 1 from queue.calls k where k.id = c.id and k.bridged_at is not null) then 'TAKEN'
            when c.state = 'CALLBACK'
             and exists (select 1 from queue.leads l where l.id = c.lead_id and l.dial_state in ('SUPPRESSED', 'INVALID'))
             and not exists (select 1 from queue.calls k where k.lead_id = c.lead_id and k.id > c.id
                               and (k.attempt or k.bridged_at is not null)) then 'OPEN'
            else c.state end)""";

  private static final String SETTLE =
      """
      update queue.incoming_calls c set state = 'SETTLED', settled_by = $2, settled_at = now(), note = $3
       where id = $1 and %s = 'OPEN' returning id"""
          .formatted(STATE);

  private static final String ROUTE = "update queue.incoming_calls set routing = $2 where id = $1";

  private static final String LINK =
      "update queue.incoming_calls set lead_id = $2, campaign_id = $3 where id = $1";

  private static final String PURGE =
      """
      delete from queue.incoming_calls
       where id in (select id from queue.incoming_calls
                     where coalesce(received_at, ended_at) < now() - make_interval(secs => $1)
                     limit 5000 for update skip locked)""";

  private static final String SELECT =
      """
      select c.*, %s as shown_state, queue.routing_of(c) as shown_routing, l.name as lead_name, u.name as owner_name, t.agent_id as taken_by,
             a.name as taken_by_name
        from queue.incoming_calls c
        left join queue.leads l on l.id = c.lead_id
        left join queue.users u on u.id = c.owner_id
        left join queue.calls t on t.id = c.id and t.bridged_at is not null
        left join queue.users a on a.id = t.agent_id
      """
          .formatted(STATE);
  private static final String GET = SELECT + " where c.id = $1 and c.received_at is not null";
  private static final String PAGE = page("($2::text is null or %s = $2)".formatted(STATE));

  /** Few are open: the index finds them. */
  private static final String OPEN_PAGE =
      page("c.state in ('OPEN', 'CALLBACK') and %s = $2".formatted(STATE));

  /** The lead whose number it is. */
  Uni<Optional<KnownCaller>> whose(
      Work work, UUID organizationId, PhoneNumber number, Instant rangAt) {
    return work.sql()
        .preparedQuery(WHOSE)
        .execute(Tuple.of(organizationId, number.e164(), rangAt.atOffset(ZoneOffset.UTC)))
        .map(rows -> first(rows).map(IncomingCalls::caller));
  }

  private static KnownCaller caller(Row row) {
    OffsetDateTime at = row.getOffsetDateTime("last_called_at");
    return new KnownCaller(
        row.getUUID("id"),
        row.getUUID("campaign_id"),
        row.getBoolean("calls_back"),
        row.getBoolean("campaign_open"),
        new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id")),
        row.getString("wants_language"),
        row.getBoolean("on_a_call"),
        row.getBoolean("called_back_lately"),
        row.getUUID("owner_id"),
        row.getUUID("last_call_id"),
        at == null ? null : at.toInstant());
  }

  /** Writes a call down; false where it was before. */
  Uni<Boolean> file(Work work, CallerRang rang, Optional<KnownCaller> caller) {
    Tuple values =
        Tuple.tuple()
            .addUUID(rang.callId())
            .addUUID(rang.tenancy().organizationId())
            .addUUID(rang.tenancy().branchId())
            .addOffsetDateTime(rang.at().atOffset(ZoneOffset.UTC))
            .addUUID(rang.accountId())
            .addString(text(rang.from()))
            .addString(text(rang.to()))
            .addString(rang.verification().name())
            .addString(
                caller
                    .map(one -> one.category(rang.at()))
                    .orElse(CallerCategory.UNKNOWN_CALLER)
                    .name())
            .addUUID(caller.map(KnownCaller::leadId).orElse(null))
            .addUUID(caller.map(KnownCaller::campaignId).orElse(null))
            .addUUID(caller.map(KnownCaller::ownerId).orElse(null))
            .addUUID(caller.map(one -> one.returnedCallId(rang.at())).orElse(null));
    return work.sql().preparedQuery(FILE).execute(values).map(rows -> rows.size() == 1);
  }

  private static @Nullable String text(@Nullable PhoneNumber number) {
    return number == null ? null : number.e164();
  }

  /** Writes down that a call is over; the first word counts. */
  Uni<Void> end(Work work, CallerLeft left) {
    Tuple values =
        Tuple.of(
            left.callId(),
            left.tenancy().organizationId(),
            left.tenancy().branchId(),
            left.at().atOffset(ZoneOffset.UTC),
            left.seconds());
    return work.sql().preparedQuery(END).execute(values).replaceWithVoid();
  }

  /** To whom it is put through, or why to nobody. */
  Uni<Void> route(Work work, UUID id, CallerRouting routing) {
    return work.sql().preparedQuery(ROUTE).execute(Tuple.of(id, routing.name())).replaceWithVoid();
  }

  /** Whoever was nobody's lead is one from now on. */
  Uni<Void> link(Work work, UUID id, KnownCaller caller) {
    return work.sql()
        .preparedQuery(LINK)
        .execute(Tuple.of(id, caller.leadId(), caller.campaignId()))
        .replaceWithVoid();
  }

  /** Its lead is called back by itself. */
  Uni<Void> calledBack(Work work, UUID id, Instant at) {
    return work.sql()
        .preparedQuery(CALL_BACK)
        .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /** A supervisor saw to it; false where nobody has to any more. */
  Uni<Boolean> settle(Work work, UUID id, UUID by, String note) {
    return work.sql()
        .preparedQuery(SETTLE)
        .execute(Tuple.of(id, by, note))
        .map(rows -> rows.size() == 1);
  }

  /** Forgets those that are older. */
  Uni<Void> purge(Work work, Duration age) {
    return work.sql()
        .preparedQuery(PURGE)
        .execute(Tuple.of((double) age.toSeconds()))
        .replaceWithVoid();
  }

  Uni<Optional<IncomingCall>> get(Work work, UUID id) {
    return work.sql()
        .preparedQuery(GET)
        .execute(Tuple.of(id))
        .map(rows -> first(rows).map(IncomingCall::of));
  }

  /** The newest first. */
  Uni<List<IncomingCall>> page(Work work, Filter filter, @Nullable UUID before, int size) {
    IncomingCallState state = filter.state();
    CallerCategory category = filter.category();
    Tuple values =
        Tuple.tuple()
            .addUUID(before)
            .addString(state == null ? null : state.name())
            .addString(category == null ? null : category.name())
            .addUUID(filter.leadId())
            .addInteger(size);
    return work.sql()
        .preparedQuery(state == IncomingCallState.OPEN ? OPEN_PAGE : PAGE)
        .execute(values)
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(IncomingCall::of).toList());
  }

  private static String page(String state) {
    return SELECT
        + """
        where c.received_at is not null and ($1::uuid is null or c.id < $1) and %s
          and ($3::text is null or c.category = $3) and ($4::uuid is null or c.lead_id = $4)
        order by c.id desc limit $5"""
            .formatted(state);
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst();
  }

  /** Which calls one looks for; null asks for all. */
  record Filter(
      @Nullable IncomingCallState state,
      @Nullable CallerCategory category,
      @Nullable UUID leadId) {}
}
