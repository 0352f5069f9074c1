package dev.ringbridge.telephony.inbox;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;

/** The webhooks that were acknowledged: filed in the transaction of their effect, once each. */
@ApplicationScoped
public class Inbox {
  private static final String FILE =
      """
      insert into telephony.webhook_inbox
             (dedupe_key, organization_id, branch_id, kind, carrier_call_id, body)
      values ($1, $2, $3, $4, $5, $6::text::jsonb)
      on conflict (dedupe_key) do nothing""";

  private static final String PURGE =
      """
      delete from telephony.webhook_inbox
       where dedupe_key in (select dedupe_key from telephony.webhook_inbox
                             where received_at < now() - make_interval(secs => $1)
                             limit 5000 for update skip locked)""";

  private final MeterRegistry metrics;

  Inbox(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Files a webhook; false where it was filed before, and then it has no effect any more. */
  public Uni<Boolean> file(Work work, Letter letter) {
    return work.sql()
        .preparedQuery(FILE)
        .execute(
            Tuple.from(
                Arrays.asList(
                    letter.key(),
                    letter.tenancy().organizationId(),
                    letter.tenancy().branchId(),
                    letter.kind(),
                    letter.carrierCallId(),
                    Columns.json(letter.body()))))
        .map(rows -> rows.rowCount() == 1)
        .invoke(fresh -> count(letter.kind(), fresh));
  }

  private void count(String kind, boolean fresh) {
    metrics
        .counter("ringbridge.telephony.webhooks", "kind", kind, "fresh", Boolean.toString(fresh))
        .increment();
  }

  /** Forgets webhooks of this age. */
  public Uni<Void> purge(Work work, Duration age) {
    return work.sql()
        .preparedQuery(PURGE)
        .execute(Tuple.of((double) age.toSeconds()))
        .replaceWithVoid();
  }
}
