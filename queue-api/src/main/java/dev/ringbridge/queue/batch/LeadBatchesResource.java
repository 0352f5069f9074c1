package dev.ringbridge.queue.batch;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.batch.LeadBatches.Batch;
import dev.ringbridge.queue.batch.LeadBatches.Progress;
import dev.ringbridge.queue.batch.LeadBatches.RefusedRow;
import dev.ringbridge.queue.batch.UploadingLeads.Target;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Files of leads. */
@Path("/api/v1/lead-batches")
@RolesAllowed("ADMIN")
@Tag(name = "Lead batches")
class LeadBatchesResource {
  private final UploadingLeads uploading;
  private final ImportingLeads importing;
  private final LeadBatches batches;
  private final CallerSource caller;

  LeadBatchesResource(
      UploadingLeads uploading,
      ImportingLeads importing,
      LeadBatches batches,
      CallerSource caller) {
    this.uploading = uploading;
    this.importing = importing;
    this.batches = batches;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Blocking
  @ResponseStatus(202)
  @Operation(
      operationId = "uploadLeads",
      summary = "Upload a CSV file of leads; it is imported as soon as it is here",
      description =
          "UTF-8 with or without BOM or UTF-16 with BOM; comma, semicolon or tab; quoted newlines. Rows that cannot be taken are listed"
              + " under the batch, the others are diallable at once. A number that is known already is not added again.")
  @RequestBody(
      content =
          @Content(
              mediaType = "text/csv",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public BatchView upload(
      @QueryParam("campaignId") @NotNull UUID campaignId,
      @QueryParam("listId") @Nullable UUID listId,
      @QueryParam("filename") @NotBlank @Size(max = 255) String filename,
      @QueryParam("country")
          @Nullable
          @Pattern(regexp = "[A-Za-z]{2}", message = "is an ISO 3166 code of two letters")
          String country,
      InputStream file)
      throws IOException {
    Batch batch =
        uploading.upload(caller.get(), new Target(campaignId, listId), filename, country, file);
    importing.wake();
    return BatchView.of(batch);
  }

  @GET
  @Operation(
      operationId = "listLeadBatches",
      summary = "The uploaded files, newest first, a page at a time")
  public Uni<Page<BatchView>> list(
      @QueryParam("campaignId") @Nullable UUID campaignId,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return batches
        .page(organization(), cursor, campaignId, limit + 1)
        .map(read -> Page.of(read.stream().map(BatchView::of).toList(), limit, BatchView::id));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getLeadBatch", summary = "One file, and how far its import is")
  public Uni<BatchView> get(@PathParam("id") UUID id) {
    return batches
        .get(organization(), id)
        .map(batch -> batch.map(BatchView::of).orElseThrow(() -> Refusal.notFound("lead batch")));
  }

  @GET
  @Path("/{id}/refusals")
  @Operation(
      operationId = "listRefusedRows",
      summary = "The rows of a file that were not taken, each with its reason")
  public Uni<Refusals> refusals(
      @PathParam("id") UUID id,
      @QueryParam("after") @DefaultValue("0") @Min(0) int after,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
    return get(id)
        .chain(batch -> batches.refusals(organization(), id, after, limit + 1))
        .map(read -> Refusals.of(read, limit));
  }

  private UUID organization() {
    Caller who = caller.get();
    return who.organizationId();
  }

  /**
   * One uploaded file.
   *
   * @param reason why it could not be read at all; null where it could
   */
  record BatchView(
      UUID id,
      UUID campaignId,
      String filename,
      String country,
      BatchState state,
      @Nullable String reason,
      Progress progress,
      Instant createdAt,
      @Nullable Instant finishedAt) {
    static BatchView of(Batch batch) {
      return new BatchView(
          batch.id(),
          batch.campaignId(),
          batch.filename(),
          batch.country(),
          batch.state(),
          batch.reason(),
          batch.progress(),
          batch.createdAt(),
          batch.finishedAt());
    }
  }

  /**
   * Refused rows, by their number in the file.
   *
   * @param nextAfter asks for those after; null on the last page
   */
  record Refusals(List<RefusedRow> items, @Nullable Integer nextAfter) {
    static Refusals of(List<RefusedRow> read, int limit) {
      List<RefusedRow> items = read.size() <= limit ? read : read.subList(0, limit);
      return new Refusals(items, read.size() <= limit ? null : items.get(limit - 1).row());
    }
  }
}
