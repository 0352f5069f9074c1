package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.event.Ids;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Whom calls may be handed over to. Admins say it: a call to whatever number somebody types would
 * be anybody's to place.
 */
@Path("/api/v1/directory")
@RolesAllowed("ADMIN")
@Tag(name = "Talks")
@Produces(MediaType.APPLICATION_JSON)
class DirectoryResource {
  private static final int MOST = 500;

  private final Database database;
  private final DirectoryRows rows;
  private final CallerSource caller;
  private final Ids ids;
  private final Deeds deeds;

  DirectoryResource(
      @InTelephony Database database,
      DirectoryRows rows,
      CallerSource caller,
      Ids ids,
      Deeds deeds) {
    this.deeds = deeds;
    this.database = database;
    this.rows = rows;
    this.caller = caller;
    this.ids = ids;
  }

  /** The directory. */
  record Directory(List<DirectoryEntry> items) {}

  /**
   * Somebody to add to the directory.
   *
   * @param name what agents read
   * @param number in E.164 form
   */
  record NewDirectoryEntry(
      @NotBlank @Size(max = 80) String name,
      @NotNull
          @Pattern(
              regexp = "\\+[1-9][0-9]{6,14}",
              message = "is a number with + and its country code")
          String number) {
    @Override
    public String toString() {
      return "NewDirectoryEntry";
    }
  }

  @GET
  @RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN"})
  @Operation(operationId = "listDirectory", summary = "Whom calls may be handed over to, by name")
  public Uni<Directory> list() {
    return database
        .inOrganization(caller.get().organizationId(), work -> rows.all(work, MOST))
        .map(Directory::new);
  }

  @POST
  @ResponseStatus(201)
  @Operation(operationId = "addToDirectory", summary = "Add somebody whom calls may be handed to")
  public Uni<DirectoryEntry> add(@Valid @NotNull NewDirectoryEntry wanted) {
    Caller who = caller.get();
    return database
        .inOrganization(
            who.organizationId(),
            work ->
                rows.add(work, ids.next(), who, wanted.name().strip(), wanted.number())
                    .invoke(
                        added ->
                            added.ifPresent(
                                entry ->
                                    tell(work, who, AuditAction.DIRECTORY_ENTRY_ADDED, entry))))
        .map(
            added ->
                added.orElseThrow(() -> Floor.no("Somebody of that name is in the directory.")));
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "removeFromDirectory", summary = "Remove somebody from the directory")
  public Uni<Void> remove(@PathParam("id") UUID id) {
    Caller who = caller.get();
    return database.inOrganization(
        who.organizationId(),
        work ->
            rows.remove(work, id)
                .invoke(
                    removed ->
                        removed.ifPresent(
                            entry -> tell(work, who, AuditAction.DIRECTORY_ENTRY_REMOVED, entry)))
                .replaceWithVoid());
  }

  private void tell(Work work, Caller who, AuditAction action, DirectoryEntry entry) {
    deeds.tell(work, who, Deed.of(action).to(entry.id(), entry.name()));
  }
}
