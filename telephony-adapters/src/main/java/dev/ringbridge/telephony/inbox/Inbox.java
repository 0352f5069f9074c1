package dev.ringbridge.telephony.inbox;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The webhooks that were acknowledged: filed in the transaction of their effect, once each. */
@ApplicationScoped
public class Inbox {
  private static final String FILE =
      """
      insert into telephony.webhook_inbox
             (dedupe_key, organization_id, branch_id, kind, carrier_call_id, body)
      select dedupe_key, organization_id, branch_id, kind, carrier_call_id, body::jsonb
        from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[])
          as letter (dedupe_key, organization_id, branch_id, kind, carrier_call_id, body)
       order by dedupe_key
      on conflict (dedupe_key) do nothing
      returning dedupe_key""";

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
    return fileAll(work, List.of(letter)).map(fresh -> !fresh.isEmpty());
  }

  /** Files webhooks; says the keys of those that were not filed before. */
  public Uni<Set<String>> fileAll(Work work, List<Letter> letters) {
    return work.sql()
        .preparedQuery(FILE)
        .execute(columns(letters))
        .map(rows -> keys(rows))
        .invoke(fresh -> letters.forEach(one -> count(one.kind(), fresh.contains(one.key()))));
  }

  private static Set<String> keys(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getString("dedupe_key"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Tuple columns(List<Letter> letters) {
    return Tuple.tuple()
        .addArrayOfString(column(letters, Letter::key, String[]::new))
        .addArrayOfUUID(column(letters, one -> one.tenancy().organizationId(), UUID[]::new))
        .addArrayOfUUID(column(letters, one -> one.tenancy().branchId(), UUID[]::new))
        .addArrayOfString(column(letters, Letter::kind, String[]::new))
        .addArrayOfString(column(letters, Letter::carrierCallId, String[]::new))
        .addArrayOfString(column(letters, one -> Columns.json(one.body()), String[]::new));
  }

  private static <T> T[] column(
      List<Letter> letters, Function<Letter, T> part, IntFunction<T[]> array) {
    return letters.stream().map(part).toArray(array);
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
