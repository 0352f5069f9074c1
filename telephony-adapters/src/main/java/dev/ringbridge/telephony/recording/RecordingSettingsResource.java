package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.audit.Deed;
import dev.ringbridge.telephony.audit.Deeds;
import dev.ringbridge.telephony.recording.RecordingViews.RecordingSettings;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the organization treats its recordings. */
@Path("/api/v1/recording-settings")
@Tag(name = "Recordings")
@Produces(MediaType.APPLICATION_JSON)
class RecordingSettingsResource {
  private final Database database;
  private final SettingsRows settings;
  private final CallerSource caller;
  private final Deeds deeds;

  RecordingSettingsResource(
      @InTelephony Database database, SettingsRows settings, CallerSource caller, Deeds deeds) {
    this.deeds = deeds;
    this.database = database;
    this.settings = settings;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN", "VIEWER"})
  @Operation(
      operationId = "getRecordingSettings",
      summary = "How long recordings are kept, and whether agents may listen to their own calls")
  public Uni<RecordingSettings> get() {
    return database.inOrganization(caller.get().organizationId(), settings::find);
  }

  @PUT
  @RolesAllowed("ADMIN")
  @Operation(
      operationId = "setRecordingSettings",
      summary = "Say how long recordings are kept, and whether agents may listen",
      description = "A shorter time deletes within a minute what is older.")
  public Uni<RecordingSettings> put(@Valid @NotNull RecordingSettings wanted) {
    Caller who = caller.get();
    return database.inOrganization(who.organizationId(), work -> put(work, who, wanted));
  }

  private Uni<RecordingSettings> put(Work work, Caller who, RecordingSettings wanted) {
    return settings
        .find(work)
        .invoke(before -> deeds.tellChanges(work, who, deed(before, wanted)))
        .chain(() -> settings.put(work, who, wanted));
  }

  private static Deed deed(RecordingSettings before, RecordingSettings after) {
    return Deed.of(AuditAction.RECORDING_SETTINGS_CHANGED)
        .changing("retentionDays", before.retentionDays(), after.retentionDays())
        .changing("agentsListen", before.agentsListen(), after.agentsListen());
  }
}
