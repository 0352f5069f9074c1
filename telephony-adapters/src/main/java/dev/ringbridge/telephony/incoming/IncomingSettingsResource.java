package dev.ringbridge.telephony.incoming;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.audit.Deed;
import dev.ringbridge.telephony.audit.Deeds;
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

/** How the organization answers calls that come in. */
@Path("/api/v1/incoming-settings")
@Tag(name = "Incoming calls")
@Produces(MediaType.APPLICATION_JSON)
class IncomingSettingsResource {
  private final Database database;
  private final IncomingSettingsRows settings;
  private final CallerSource caller;
  private final Deeds deeds;

  IncomingSettingsResource(
      @InTelephony Database database,
      IncomingSettingsRows settings,
      CallerSource caller,
      Deeds deeds) {
    this.deeds = deeds;
    this.database = database;
    this.settings = settings;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"SUPERVISOR", "ADMIN"})
  @Operation(operationId = "getIncomingSettings", summary = "How callers are answered")
  public Uni<IncomingSettings> get() {
    Caller who = caller.get();
    return database.inOrganization(
        who.organizationId(), work -> settings.of(work, who.organizationId()));
  }

  @PUT
  @RolesAllowed("ADMIN")
  @Operation(
      operationId = "setIncomingSettings",
      summary = "Say how callers are answered, from the next call on")
  public Uni<IncomingSettings> put(@Valid @NotNull IncomingSettings wanted) {
    Caller who = caller.get();
    return database.inOrganization(
        who.organizationId(),
        work ->
            put(work, who, new IncomingSettings(wanted.message().strip(), wanted.putThrough())));
  }

  private Uni<IncomingSettings> put(Work work, Caller who, IncomingSettings wanted) {
    return settings
        .of(work, who.organizationId())
        .invoke(before -> deeds.tellChanges(work, who, deed(before, wanted)))
        .chain(() -> settings.put(work, who, wanted));
  }

  private static Deed deed(IncomingSettings before, IncomingSettings after) {
    return Deed.of(AuditAction.INCOMING_SETTINGS_CHANGED)
        .changing("message", before.message(), after.message())
        .changing("putThrough", before.putThrough(), after.putThrough());
  }
}
