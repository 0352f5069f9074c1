package dev.ringbridge.queue.explain;

import dev.ringbridge.core.compliance.RecordingRule;
import dev.ringbridge.queue.compliance.LawBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What recording a call asks for. */
@Path("/api/v1/recording-rules")
@RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
@Tag(name = "Explanations")
class RecordingRulesResource {
  private final LawBook law;

  RecordingRulesResource(LawBook law) {
    this.law = law;
  }

  @GET
  @Operation(
      operationId = "listRecordingRules",
      summary =
          "Who must agree that a call is recorded, and whether it must be said, by jurisdiction, with the sources")
  public List<RecordingRule> list() {
    return law.recording();
  }
}
