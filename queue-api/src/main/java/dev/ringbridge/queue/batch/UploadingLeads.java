package dev.ringbridge.queue.batch;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.QueueTransactions;
import dev.ringbridge.queue.batch.LeadBatches.Batch;
import dev.ringbridge.queue.batch.LeadBatches.Progress;
import dev.ringbridge.queue.organization.Organizations;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file in as it arrives, a part at a time, into the database: whoever imports it, and goes
 * on when the first importer dies, finds it there. What its first part shows to be hopeless is
 * refused before anything is kept.
 */
@ApplicationScoped
class UploadingLeads {
  private static final int CHUNK_BYTES = 1 << 20;

  private final LeadBatches batches;
  private final QueueTransactions transactions;
  private final Organizations organizations;
  private final Ids ids;
  private final Clock clock;

  UploadingLeads(
      LeadBatches batches,
      QueueTransactions transactions,
      Organizations organizations,
      Ids ids,
      Clock clock) {
    this.batches = batches;
    this.transactions = transactions;
    this.organizations = organizations;
    this.ids = ids;
    this.clock = clock;
  }

  /** Takes the whole file in; runs on a worker thread. */
  Batch upload(
      Caller caller, Target target, String filename, @Nullable String country, InputStream file)
      throws IOException {
    byte[] first = file.readNBytes(CHUNK_BYTES);
    String readAs = country == null ? countryOf(caller) : country.toUpperCase(Locale.ROOT);
    refuseHopeless(first, readAs);
    Batch batch = batch(caller, target.campaignId(), filename, readAs);
    if (!await(batches.begin(batch, target.listId(), caller.userId()))) {
      throw Refusal.notFound("campaign or list");
    }
    try {
      store(batch, first, file);
    } catch (IOException | RuntimeException e) {
      await(batches.discard(batch));
      throw e;
    }
    await(batches.received(batch));
    return batch;
  }

  /**
   * Where a file's leads go.
   *
   * @param listId the list in the campaign; null means the first
   */
  record Target(UUID campaignId, @Nullable UUID listId) {}

  private void store(Batch batch, byte[] first, InputStream file) throws IOException {
    int n = 0;
    for (byte[] bytes = first; bytes.length > 0; bytes = file.readNBytes(CHUNK_BYTES)) {
      await(batches.addChunk(batch, n++, bytes));
    }
  }

  private static void refuseHopeless(byte[] first, String country) throws IOException {
    try (LeadFile file = LeadFile.open(new ByteArrayInputStream(first), country)) {
      if (first.length < CHUNK_BYTES && file.next().isEmpty()) {
        throw FileRefusal.noRows();
      }
    } catch (FileRefusal e) {
      throw Refusal.invalid("file", "LeadFile", String.valueOf(e.getMessage()));
    }
  }

  private Batch batch(Caller caller, UUID campaignId, String filename, String country) {
    return new Batch(
        ids.next(),
        caller.tenancy(),
        campaignId,
        filename,
        country,
        BatchState.RECEIVED,
        null,
        new Progress(0, 0, 0, 0, 0, 0, 0),
        clock.instant(),
        null);
  }

  private String countryOf(Caller caller) {
    UUID organizationId = caller.organizationId();
    return await(
        transactions.inOrganization(organizationId, () -> organizations.country(organizationId)));
  }

  private static <T> T await(Uni<T> result) {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> result);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
