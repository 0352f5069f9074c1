package dev.ringbridge.queue.batch;

import dev.ringbridge.queue.batch.LeadBatches.Batch;
import dev.ringbridge.queue.lead.TurningLeads;
import dev.ringbridge.queue.lead.TurningStuckLeads;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reads the uploaded files, one at a time in each replica. Each page of rows is one transaction
 * that also says how far it came, so that another replica, or the next start, goes on where this
 * one died.
 */
@ApplicationScoped
class ImportingLeads {
  private static final Logger LOG = Logger.getLogger(ImportingLeads.class);
  private static final int PAGE = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LeadBatches batches;
  private final IncomingLeads incoming;
  private final TurningLeads turning;
  private final TurningStuckLeads stuck;

  /** One file at a time, and one more look for the next: more wake-ups than that add nothing. */
  private final ThreadPoolExecutor reader =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(1),
          task -> new Thread(task, "lead-import"),
          new DiscardPolicy());

  ImportingLeads(
      LeadBatches batches, IncomingLeads incoming, TurningLeads turning, TurningStuckLeads stuck) {
    this.batches = batches;
    this.incoming = incoming;
    this.turning = turning;
    this.stuck = stuck;
  }

  /** A file may be waiting. */
  @Scheduled(every = "2s")
  void wake() {
    reader.execute(this::importAll);
  }

  @Scheduled(every = "1h")
  Uni<Void> forgetAbandonedUploads() {
    return batches.forgetAbandoned();
  }

  void stop(@Observes ShutdownEvent event) {
    reader.shutdownNow();
  }

  private void importAll() {
    try {
      for (Optional<Batch> next = claim(); next.isPresent(); next = claim()) {
        importOne(next.get());
      }
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.warnf("an import stopped and will go on: %s", e.toString());
    }
  }

  private Optional<Batch> claim() {
    return batches.claim().await().atMost(PATIENCE);
  }

  private void importOne(Batch batch) throws IOException, SQLException {
    ChunkStream bytes = new ChunkStream(n -> batches.chunk(batch.id(), n).await().atMost(PATIENCE));
    try (LeadFile file = LeadFile.open(bytes, batch.country())) {
      int rows = readAll(batch, file, bytes);
      if (rows == 0) {
        throw FileRefusal.noRows();
      }
      turn(batch);
      batches.finish(batch.id()).await().atMost(PATIENCE);
      LOG.infof("imported batch=%s rows=%d", batch.id(), rows);
    } catch (FileRefusal e) {
      batches.refuse(batch.id(), String.valueOf(e.getMessage())).await().atMost(PATIENCE);
      LOG.infof("refused batch=%s", batch.id());
    }
  }

  /** Who goes on with a file whose importer died does this again: to turn twice changes nothing. */
  private void turn(Batch batch) {
    Optional<UUID> last = Optional.of(TurningLeads.FIRST);
    while (last.isPresent()) {
      batches.renew(batch.id()).await().atMost(PATIENCE);
      last = turning.turn(batch.id(), last.get()).await().atMost(PATIENCE);
    }
    last = Optional.of(TurningLeads.FIRST);
    while (last.isPresent()) {
      batches.renew(batch.id()).await().atMost(PATIENCE);
      last = stuck.turn(batch.campaignId(), last.get()).await().atMost(PATIENCE);
    }
  }

  /** Rows that an earlier importer took care of are passed over. */
  private int readAll(Batch batch, LeadFile file, ChunkStream bytes)
      throws IOException, SQLException {
    int done = batch.progress().rows();
    int rows = 0;
    List<LeadRow> page = new ArrayList<>(PAGE);
    for (Optional<LeadRow> row = file.next(); row.isPresent(); row = file.next()) {
      rows++;
      if (rows > done) {
        page.add(row.get());
      }
      if (page.size() == PAGE) {
        incoming.add(batch, page, bytes.bytesRead());
        page.clear();
      }
    }
    if (!page.isEmpty()) {
      incoming.add(batch, page, bytes.bytesRead());
    }
    return rows;
  }
}
