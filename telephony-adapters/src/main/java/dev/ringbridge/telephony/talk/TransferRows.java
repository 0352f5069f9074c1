package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The transfers. A call has one that is not over at most. */
@ApplicationScoped
class TransferRows {
  private static final String INSERT =
      """
      insert into telephony.transfers
             (id, call_id, organization_id, branch_id, campaign_id, lead_id, agent_id, account_id, name, handed_over, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'CALLING')
      on conflict do nothing""";

  private static final String LOCK = "select * from telephony.transfers where id = $1 for update";

  private static final String LOCK_OPEN_OF =
      """
      select * from telephony.transfers
       where call_id = any($1::uuid[]) and state <> 'OVER' order by call_id for update""";

  private static final String NAME =
      "update telephony.transfers set carrier_call_id = $2 where id = $1 and carrier_call_id is null";

  private static final String THERE =
      """
      update telephony.transfers set state = 'THERE', answered_at = clock_timestamp()
       where id = $1 and state = 'CALLING'""";

  private static final String HAND_OVER =
      """
      update telephony.transfers set handed_over = true, told_at = clock_timestamp()
       where id = $1 and state = 'THERE' and not handed_over""";

  private static final String MOVED =
      """
      update telephony.transfers set moved_at = clock_timestamp()
       where id = $1 and handed_over and moved_at is null""";

  private static final String GONE =
      "update telephony.transfers set gone_at = clock_timestamp() where id = $1 and gone_at is null";

  private static final String LEND_LATE =
      """
      update telephony.transfers set told_at = clock_timestamp()
       where id in (select id from telephony.transfers
                     where state = 'THERE' and handed_over and moved_at is null
                       and told_at < clock_timestamp() - interval '3 seconds'
                     order by begun_at limit 50 for update skip locked)
      returning *""";

  private static final String LEND_LINGERING =
      """
      update telephony.transfers set told_at = clock_timestamp()
       where id in (select id from telephony.transfers
                     where state = 'OVER' and gone_at is null and carrier_call_id is not null
                       and greatest(told_at, over_at) < clock_timestamp() - interval '3 seconds'
                       and over_at > clock_timestamp() - interval '6 hours'
                     order by over_at limit 50 for update skip locked)
      returning *""";

  private static final String OVER =
      """
      update telephony.transfers set state = 'OVER', over_at = clock_timestamp(), outcome = $2
       where id = $1 and state <> 'OVER'""";

  /**
   * Those that hold on to nothing: their lead is gone, or with nobody who could hand them over, or
   * the third party is called for longer than any phone rings.
   */
  private static final String LOCK_STRAY =
      """
      select t.* from telephony.transfers t
        join telephony.answers a on a.call_id = t.call_id
       where t.state <> 'OVER'
         and (a.ended_at is not null or a.decision not in ('BRIDGE', 'HANDED_OVER')
              or t.state = 'CALLING' and t.begun_at < clock_timestamp() - interval '90 seconds')
       order by t.begun_at limit 100 for update of t skip locked""";

  /** Takes the fence of a transfer; false where another of the call is not over. */
  Uni<Boolean> insert(Work work, Transfer transfer) {
    return execute(
        work,
        INSERT,
        transfer.id(),
        transfer.call().callId(),
        transfer.call().tenancy().organizationId(),
        transfer.call().tenancy().branchId(),
        transfer.call().campaignId(),
        transfer.call().leadId(),
        transfer.agentId(),
        transfer.accountId(),
        transfer.name(),
        transfer.handedOver());
  }

  /** A transfer, held. */
  Uni<Optional<Transfer>> lock(Work work, UUID id) {
    return find(work, LOCK, id);
  }

  /** The transfer of a call that is not over, held. */
  Uni<Optional<Transfer>> lockOpenOf(Work work, UUID callId) {
    return lockOpenOf(work, List.of(callId)).map(all -> all.stream().findFirst());
  }

  /** The transfers of these calls that are not over, held. */
  Uni<List<Transfer>> lockOpenOf(Work work, List<UUID> callIds) {
    return work.sql()
        .preparedQuery(LOCK_OPEN_OF)
        .execute(Tuple.tuple().addArrayOfUUID(callIds.toArray(UUID[]::new)))
        .map(TransferRows::read);
  }

  private static Uni<Optional<Transfer>> find(Work work, String sql, UUID id) {
    return work.sql()
        .preparedQuery(sql)
        .execute(Tuple.of(id))
        .map(rows -> read(rows).stream().findFirst());
  }

  /** Those to clear away, held. */
  Uni<List<Transfer>> lockStray(Work work) {
    return work.sql().preparedQuery(LOCK_STRAY).execute().map(TransferRows::read);
  }

  /** The carrier calls the third party's call so. */
  Uni<Boolean> name(Work work, UUID id, String carrierCallId) {
    return execute(work, NAME, id, carrierCallId);
  }

  /** The third party picked up. */
  Uni<Boolean> there(Work work, UUID id) {
    return execute(work, THERE, id);
  }

  /** The lead goes to the third party; false where nobody is there. */
  Uni<Boolean> handOver(Work work, UUID id) {
    return execute(work, HAND_OVER, id);
  }

  /** The third party went to where the lead was handed over to, if the lead was. */
  Uni<Boolean> moved(Work work, UUID id) {
    return execute(work, MOVED, id);
  }

  /** The third party's call is over at the carrier. */
  Uni<Boolean> gone(Work work, UUID id) {
    return execute(work, GONE, id);
  }

  /** Those whom their lead waits for elsewhere, lent to the caller for three seconds. */
  Uni<List<Transfer>> lendLate(Work work) {
    return work.sql().preparedQuery(LEND_LATE).execute().map(TransferRows::read);
  }

  /** Those whose call goes on although it should not, lent to the caller for three seconds. */
  Uni<List<Transfer>> lendLingering(Work work) {
    return work.sql().preparedQuery(LEND_LINGERING).execute().map(TransferRows::read);
  }

  /** It is over; false where it was. */
  Uni<Boolean> over(Work work, UUID id, String outcome) {
    return execute(work, OVER, id, outcome);
  }

  private static Uni<Boolean> execute(Work work, String sql, @Nullable Object... values) {
    return work.sql()
        .preparedQuery(sql)
        .execute(Tuple.from(Arrays.asList(values)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static List<Transfer> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(TransferRows::read).toList();
  }

  private static Transfer read(Row row) {
    return new Transfer(
        row.getUUID("id"),
        Columns.call(row),
        row.getUUID("agent_id"),
        row.getUUID("account_id"),
        row.getString("name"),
        row.getBoolean("handed_over"),
        TransferState.valueOf(row.getString("state")),
        row.getString("carrier_call_id"),
        row.getOffsetDateTime("moved_at") != null);
  }
}
