package dev.ringbridge.telephony.incoming;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;

/** The calls that came in, as rows: one for each name that a carrier gave one. */
@ApplicationScoped
public class IncomingCalls {
  /** Whoever comes second waits for the first and finds its row. */
  private static final String FILE =
      """
      insert into telephony.incoming_calls as c (call_id, organization_id, branch_id, account_id, carrier_call_id)
      values ($1, $2, $3, $4, $5)
          on conflict (account_id, carrier_call_id) do update set carrier_call_id = c.carrier_call_id
      returning call_id, ended_at is not null as over, xmax = 0 as fresh""";

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
    return new Known(row.getUUID("call_id"), row.getBoolean("over"), row.getBoolean("fresh"));
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
   * @param over whether it is over
   * @param fresh whether nobody had heard of it before
   */
  record Known(UUID callId, boolean over, boolean fresh) {}
}
