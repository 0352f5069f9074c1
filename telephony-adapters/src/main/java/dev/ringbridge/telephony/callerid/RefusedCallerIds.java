package dev.ringbridge.telephony.callerid;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.audit.Deed;
import dev.ringbridge.telephony.audit.Deeds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Lets numbers rest that the carrier refuses to show: the next call of the same number would be
 * refused too. They are shown again once an admin says so, or a test of the account finds them
 * right.
 */
@ApplicationScoped
public class RefusedCallerIds {
  private static final Logger LOG = Logger.getLogger(RefusedCallerIds.class);

  /** What rests already stays as it is: a person's word is not taken back by a test. */
  private static final String REST =
      """
      insert into telephony.caller_ids as known
             (account_id, number, organization_id, branch_id, rested_at, refusal)
      select id, $2, organization_id, branch_id, clock_timestamp(), $3 from telephony.accounts where id = $1
          on conflict (account_id, number) do update set rested_at = excluded.rested_at, refusal = excluded.refusal
             where known.rested_at is null
      returning number""";

  private static final String SHOW =
      """
      update telephony.caller_ids set rested_at = null, refusal = null
       where account_id = $1 and number = any($2) and refusal is not null
      returning number""";

  private final Database database;
  private final Deeds deeds;

  RefusedCallerIds(@InTelephony Database database, Deeds deeds) {
    this.database = database;
    this.deeds = deeds;
  }

  /**
   * The carrier refused a call for the number that it shows.
   *
   * @param why its code, for people
   */
  public Uni<Void> rest(UUID accountId, String number, String why) {
    return database
        .asEngine(work -> work.sql().preparedQuery(REST).execute(Tuple.of(accountId, number, why)))
        .invoke(rested -> rested.forEach(row -> warn(accountId, row, why)))
        .replaceWithVoid();
  }

  private static void warn(UUID accountId, Row row, String why) {
    LOG.errorf(
        "the carrier of account %s refuses to show %s (%s): no call shows it until an admin takes it back",
        accountId, new PhoneNumber(row.getString("number")).masked(), why);
  }

  /** A test that somebody made found these numbers right. */
  public Uni<Void> passed(Caller who, UUID accountId, List<String> numbers) {
    return numbers.isEmpty()
        ? Uni.createFrom().voidItem()
        : database.inOrganization(
            who.organizationId(), work -> show(work, who, accountId, numbers).replaceWithVoid());
  }

  private Uni<RowSet<Row>> show(Work work, Caller who, UUID accountId, List<String> numbers) {
    return work.sql()
        .preparedQuery(SHOW)
        .execute(Tuple.of(accountId).addArrayOfString(numbers.toArray(String[]::new)))
        .invoke(shown -> shown.forEach(row -> deeds.tell(work, who, deed(accountId, row))));
  }

  private static Deed deed(UUID accountId, Row row) {
    return Deed.of(AuditAction.CALLER_ID_CHANGED)
        .to(accountId, new PhoneNumber(row.getString("number")).masked())
        .changing("resting", true, false);
  }
}
