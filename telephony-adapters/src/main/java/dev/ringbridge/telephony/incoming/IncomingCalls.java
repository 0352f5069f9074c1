package dev.ringbridge.telephony.incoming;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The calls that came in, as rows: one for each name that a carrier gave one. */
@ApplicationScoped
public class IncomingCalls {
  private static final String COLUMNS =
      """
      call_id, account_id, carrier_call_id, organization_id, ended_at is not null as over,
      told_at is not null as told, received_at, clock_timestamp() as now""";

  /** Whoever comes second waits for the first and finds its row. */
  private static final String FILE =
      """
      insert into telephony.incoming_calls as c (call_id, organization_id, branch_id, account_id, carrier_call_id)
      values ($1, $2, $3, $4, $5)
          on conflict (account_id, carrier_call_id) do update set carrier_call_id = c.carrier_call_id
      returning xmax = 0 as fresh,\s"""
          + COLUMNS;

  private static final String LOCK =
      "select false as fresh, "
          + COLUMNS
          + " from telephony.incoming_calls where call_id = $1 for update";

  private static final String TELL =
      "update telephony.incoming_calls set told_at = now() where call_id = $1 and told_at is null";

  private static final String END =
      """
      update telephony.incoming_calls set ended_at = now() where call_id = $1 and ended_at is null
      returning extract(epoch from ended_at - received_at)::int""";

  private static final String PURGE =
      """
      delete from telephony.incoming_calls
       where call_id in (select call_id from telephony.incoming_calls
                          where received_at < now() - make_interval(secs => $1)
                          limit 5000 for update skip locked)""";

  private final Ids ids;

  IncomingCalls(Ids ids) {
    this.ids = ids;
  }

  /** The row of a call, which is made where nobody heard of it before. */
  Uni<Known> file(Work work, Ring ring) {
    Tuple values =
        Tuple.of(
            ids.next(),
            ring.tenancy().organizationId(),
            ring.tenancy().branchId(),
            ring.leg().accountId(),
            ring.leg().carrierCallId());
    return work.sql()
        .preparedQuery(FILE)
        .execute(values)
        .map(rows -> known(rows.iterator().next()));
  }

  private static Known known(Row row) {
    return new Known(
        row.getUUID("call_id"),
        new CarrierLeg(row.getUUID("account_id"), row.getString("carrier_call_id")),
        row.getUUID("organization_id"),
        row.getBoolean("over"),
        row.getBoolean("told"),
        row.getBoolean("fresh"),
        Columns.instant(row, "received_at"),
        Columns.instant(row, "now"));
  }

  /** A call, held until the transaction ends. */
  Uni<Optional<Known>> lock(Work work, UUID callId) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(callId))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(IncomingCalls::known));
  }

  /** The caller hears the message: nobody takes the call any more. */
  Uni<Void> tell(Work work, UUID callId) {
    return work.sql().preparedQuery(TELL).execute(Tuple.of(callId)).replaceWithVoid();
  }

  /** Notes that a call is over; says after how many seconds where that is news. */
  Uni<OptionalInt> end(Work work, UUID callId) {
    return work.sql()
        .preparedQuery(END)
        .execute(Tuple.of(callId))
        .map(
            rows ->
                rows.size() == 1
                    ? OptionalInt.of(rows.iterator().next().getInteger(0))
                    : OptionalInt.empty());
  }

  /** Forgets calls of this age. */
  public Uni<Void> purge(Work work, Duration age) {
    return work.sql()
        .preparedQuery(PURGE)
        .execute(Tuple.of((double) age.toSeconds()))
        .replaceWithVoid();
  }

  /**
   * A call that came in.
   *
   * @param leg its name at the carrier
   * @param over whether it is over
   * @param told whether the caller hears the message
   * @param fresh whether nobody had heard of it before
   * @param receivedAt when it was first heard of
   * @param now when it is looked at, by the same clock
   */
  record Known(
      UUID callId,
      CarrierLeg leg,
      UUID organizationId,
      boolean over,
      boolean told,
      boolean fresh,
      Instant receivedAt,
      Instant now) {
    /** Whether somebody may still take it. */
    boolean isOpen() {
      return !over && !told;
    }
  }
}
