package dev.ringbridge.queue.batch;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.InQueue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The uploaded files: how far each has come, its bytes until it is imported, and the rows it lost.
 */
@ApplicationScoped
class LeadBatches {
  private static final String INSERT =
      """
      insert into queue.lead_batches (id, organization_id, branch_id, campaign_id, filename, country, state, uploaded_by, list)
      select $1, $2, $3, l.campaign_id, $5, $6, 'UPLOADING', $7, l.n
        from queue.lead_lists l
       where l.campaign_id = $4 and case when $8::uuid is null then l.n = 0 else l.id = $8 end""";
  private static final String ADD_CHUNK =
      """
      with added as (insert into queue.lead_batch_chunks (batch_id, n, organization_id, branch_id, bytes)
                     values ($1, $2, $3, $4, $5))
      update queue.lead_batches set bytes = bytes + octet_length($5::bytea) where id = $1""";
  private static final String RECEIVED =
      "update queue.lead_batches set state = 'RECEIVED' where id = $1";
  private static final String DISCARD =
      "delete from queue.lead_batches where id = $1 and state = 'UPLOADING'";
  private static final String CLAIM =
      """
      update queue.lead_batches set state = 'IMPORTING', leased_until = now() + interval '30 seconds'
       where id = (select id from queue.lead_batches
                    where state = 'RECEIVED' or (state = 'IMPORTING' and leased_until < now())
                    order by id limit 1 for update skip locked)
      returning *""";
  private static final String CHUNK =
      "select bytes from queue.lead_batch_chunks where batch_id = $1 and n = $2";
  private static final String RENEW =
      """
      update queue.lead_batches set leased_until = now() + interval '30 seconds'
       where id = $1 and state = 'IMPORTING'""";

  /** What another importer finished stays as it is. */
  private static final String REFUSE =
      """
      with gone as (delete from queue.lead_batch_chunks where batch_id = $1)
      update queue.lead_batches set state = 'REFUSED', reason = $2, finished_at = now()
       where id = $1 and state = 'IMPORTING'""";

  private static final String FINISH =
      """
      with gone as (delete from queue.lead_batch_chunks where batch_id = $1)
      update queue.lead_batches set state = 'IMPORTED', finished_at = now(), bytes_read = bytes
       where id = $1 and state = 'IMPORTING'""";
  private static final String ABANDONED =
      "delete from queue.lead_batches where state = 'UPLOADING' and created_at < now() - interval '1 day'";
  private static final String GET = "select * from queue.lead_batches where id = $1";
  private static final String PAGE =
      """
      select * from queue.lead_batches
       where ($1::uuid is null or id < $1) and ($2::uuid is null or campaign_id = $2) order by id desc limit $3""";
  private static final String REFUSALS =
      """
      select row_number, reason, message, content from queue.lead_refusals
       where batch_id = $1 and row_number > $2 order by row_number limit $3""";

  private final Database database;

  LeadBatches(@InQueue Database database) {
    this.database = database;
  }

  /** A file whose bytes are about to arrive; false if there is no such campaign or list. */
  Uni<Boolean> begin(Batch batch, @Nullable UUID listId, UUID uploadedBy) {
    Tuple values =
        Tuple.tuple()
            .addUUID(batch.id())
            .addUUID(batch.tenancy().organizationId())
            .addUUID(batch.tenancy().branchId())
            .addUUID(batch.campaignId())
            .addString(batch.filename())
            .addString(batch.country())
            .addUUID(uploadedBy)
            .addUUID(listId);
    return ours(batch, INSERT, values).map(rows -> rows.rowCount() == 1);
  }

  Uni<Void> addChunk(Batch batch, int n, byte[] bytes) {
    Tuple values =
        Tuple.of(batch.id(), n, batch.tenancy().organizationId(), batch.tenancy().branchId())
            .addBuffer(Buffer.buffer(bytes));
    return ours(batch, ADD_CHUNK, values).replaceWithVoid();
  }

  Uni<Void> received(Batch batch) {
    return ours(batch, RECEIVED, Tuple.of(batch.id())).replaceWithVoid();
  }

  Uni<Void> discard(Batch batch) {
    return ours(batch, DISCARD, Tuple.of(batch.id())).replaceWithVoid();
  }

  /** The next file to read, or to go on with where whoever read it died. */
  Uni<Optional<Batch>> claim() {
    return engine(CLAIM, Tuple.tuple())
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(batch(first(rows))));
  }

  /** A part of a file; empty after the last. */
  Uni<Optional<byte[]>> chunk(UUID batchId, int n) {
    return engine(CHUNK, Tuple.of(batchId, n))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(first(rows).getBuffer("bytes").getBytes()));
  }

  /** Whoever reads the file is still at it. */
  Uni<Void> renew(UUID batchId) {
    return engine(RENEW, Tuple.of(batchId)).replaceWithVoid();
  }

  Uni<Void> refuse(UUID batchId, String reason) {
    return engine(REFUSE, Tuple.of(batchId, reason)).replaceWithVoid();
  }

  Uni<Void> finish(UUID batchId) {
    return engine(FINISH, Tuple.of(batchId)).replaceWithVoid();
  }

  Uni<Void> forgetAbandoned() {
    return engine(ABANDONED, Tuple.tuple()).replaceWithVoid();
  }

  Uni<Optional<Batch>> get(UUID organizationId, UUID id) {
    return run(organizationId, GET, Tuple.of(id))
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(batch(first(rows))));
  }

  Uni<List<Batch>> page(
      UUID organizationId, @Nullable UUID before, @Nullable UUID campaignId, int size) {
    return run(organizationId, PAGE, Tuple.of(before, campaignId, size))
        .map(rows -> list(rows, LeadBatches::batch));
  }

  Uni<List<RefusedRow>> refusals(UUID organizationId, UUID id, int after, int size) {
    return run(organizationId, REFUSALS, Tuple.of(id, after, size))
        .map(rows -> list(rows, LeadBatches::refused));
  }

  private Uni<RowSet<Row>> ours(Batch batch, String statement, Tuple values) {
    return run(batch.tenancy().organizationId(), statement, values);
  }

  private Uni<RowSet<Row>> run(UUID organizationId, String statement, Tuple values) {
    return database.inOrganization(
        organizationId, work -> work.sql().preparedQuery(statement).execute(values));
  }

  private Uni<RowSet<Row>> engine(String statement, Tuple values) {
    return database.asEngine(work -> work.sql().preparedQuery(statement).execute(values));
  }

  private static Row first(RowSet<Row> rows) {
    return rows.iterator().next();
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
  }

  private static RefusedRow refused(Row row) {
    return new RefusedRow(
        row.getInteger("row_number"),
        RowRefusal.valueOf(row.getString("reason")),
        row.getString("message"),
        row.getString("content"));
  }

  private static Batch batch(Row row) {
    OffsetDateTime finished = row.getOffsetDateTime("finished_at");
    return new Batch(
        row.getUUID("id"),
        new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id")),
        row.getUUID("campaign_id"),
        row.getString("filename"),
        row.getString("country"),
        BatchState.valueOf(row.getString("state")),
        row.getString("reason"),
        new Progress(
            row.getLong("bytes"),
            row.getLong("bytes_read"),
            row.getInteger("rows_read"),
            row.getInteger("rows_added"),
            row.getInteger("rows_refused"),
            row.getInteger("rows_duplicate"),
            row.getInteger("rows_partial")),
        row.getOffsetDateTime("created_at").toInstant(),
        finished == null ? null : finished.toInstant());
  }

  /** One uploaded file. */
  record Batch(
      UUID id,
      Tenancy tenancy,
      UUID campaignId,
      String filename,
      String country,
      BatchState state,
      @Nullable String reason,
      Progress progress,
      Instant createdAt,
      @Nullable Instant finishedAt) {}

  /**
   * How far it has come.
   *
   * @param rows read so far; each of them was added, refused or known
   * @param partial how many of those that were added lost one of their other numbers
   */
  record Progress(
      long bytes, long bytesRead, int rows, int added, int refused, int duplicates, int partial) {}

  /** A row that was not taken, or not with all of its numbers. */
  record RefusedRow(int row, RowRefusal reason, String message, String content) {}
}
