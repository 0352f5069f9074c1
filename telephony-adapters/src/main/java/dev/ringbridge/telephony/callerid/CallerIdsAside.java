package dev.ringbridge.telephony.callerid;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * The numbers that calls show which go to no lead: to third parties, and to agents' own phones.
 * They count for no cap; but one that rests is not shown to them either, and one that the carrier
 * refuses to show rests.
 */
@ApplicationScoped
public class CallerIdsAside {
  private static final Logger LOG = Logger.getLogger(CallerIdsAside.class);

  private static final String FIRST =
      """
      select one.number from unnest($2::text[]) with ordinality as one (number, place)
       where not exists (select 1 from telephony.caller_ids s
                          where s.account_id = $1 and s.number = one.number and s.rested_at is not null)
       order by one.place limit 1""";

  private final Database database;
  private final RefusedCallerIds refused;

  CallerIdsAside(@InTelephony Database database, RefusedCallerIds refused) {
    this.database = database;
    this.refused = refused;
  }

  /** The first of these numbers of an account that does not rest. */
  public Uni<Optional<String>> first(UUID accountId, List<String> numbers) {
    return database
        .asEngine(
            work ->
                work.sql()
                    .preparedQuery(FIRST)
                    .execute(Tuple.of(accountId).addArrayOfString(numbers.toArray(String[]::new))))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map((Row row) -> row.getString("number"))
                    .findFirst());
  }

  /** Lets a number rest that the carrier refused to show; what becomes of the call waits for it. */
  public Uni<Void> heard(UUID accountId, String number, PlaceAnswer answer) {
    return answer instanceof PlaceAnswer.CallerIdRefused no
        ? refused
            .rest(accountId, number, no.why())
            .onFailure()
            .invoke(
                e -> LOG.warnf("a number of account %s does not rest: %s", accountId, Causes.of(e)))
            .onFailure()
            .recoverWithNull()
        : Uni.createFrom().voidItem();
  }
}
