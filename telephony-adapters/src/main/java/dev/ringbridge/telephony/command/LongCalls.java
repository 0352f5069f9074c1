package dev.ringbridge.telephony.command;

import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.InTelephony;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Ends calls that last longer than their campaign lets them. Carriers that take a limit with the
 * call end it by themselves; this comes two seconds later, for those that do not, and for whoever
 * forgot.
 */
@ApplicationScoped
class LongCalls {
  private static final Logger LOG = Logger.getLogger(LongCalls.class);

  private static final String TAKE =
      """
      update telephony.answers set ended_for_length_at = clock_timestamp()
       where call_id in (
         select call_id from telephony.answers
          where ended_at is null and (rules ->> 'longestSeconds')::int > 0
            and answered_at + make_interval(secs => (rules ->> 'longestSeconds')::int + 2) < clock_timestamp()
            and coalesce(ended_for_length_at < clock_timestamp() - interval '10 seconds', true)
          order by call_id limit 100 for update skip locked)
      returning call_id, campaign_id, lead_id, organization_id, branch_id""";

  private final Database database;
  private final Withdrawing withdrawing;
  private final Clock clock;

  LongCalls(@InTelephony Database database, Withdrawing withdrawing, Clock clock) {
    this.database = database;
    this.withdrawing = withdrawing;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> end() {
    return database
        .asEngine(this::take)
        .chain(this::endAll)
        .onFailure()
        .recoverWithItem(LongCalls::complain);
  }

  private Uni<List<CallRef>> take(Work work) {
    return work.sql()
        .query(TAKE)
        .execute()
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(LongCalls::call).toList());
  }

  private static CallRef call(Row row) {
    return new CallRef(
        row.getUUID("call_id"),
        row.getUUID("campaign_id"),
        row.getUUID("lead_id"),
        Columns.tenancy(row));
  }

  /**
   * The wish to end it is in its row until the carrier did, so a failed request is repeated; and
   * where this process stopped before it was written, the call is taken again.
   */
  private Uni<Void> endAll(List<CallRef> calls) {
    return Multi.createFrom()
        .iterable(calls)
        .onItem()
        .transformToUniAndConcatenate(this::end)
        .collect()
        .last();
  }

  private Uni<Void> end(CallRef call) {
    LOG.infof("a call lasts longer than its campaign lets it, call=%s", call.callId());
    return withdrawing.hangUp(new HangUpCall(call, null, clock.instant()));
  }

  private static Void complain(Throwable e) {
    LOG.warnf("calls that last too long are not ended: %s", Causes.of(e));
    return null;
  }
}
