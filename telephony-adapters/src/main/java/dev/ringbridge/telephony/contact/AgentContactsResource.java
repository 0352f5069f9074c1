package dev.ringbridge.telephony.contact;

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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where agents are called whose carrier calls their phones. Admins say it and not the agents: a
 * call to whatever number somebody types would keep no rule of those that leads are called by.
 */
@Path("/api/v1/agent-contacts")
@RolesAllowed("ADMIN")
@Tag(name = "Softphone")
@Produces(MediaType.APPLICATION_JSON)
class AgentContactsResource {
  private final Database database;
  private final AgentContacts contacts;
  private final CallerSource caller;
  private final Deeds deeds;

  AgentContactsResource(
      @InTelephony Database database, AgentContacts contacts, CallerSource caller, Deeds deeds) {
    this.deeds = deeds;
    this.database = database;
    this.contacts = contacts;
    this.caller = caller;
  }

  /**
   * Where an agent is called.
   *
   * @param contact a number in E.164 form, or sip: and a user of the carrier's own network
   */
  record NewAgentContact(
      @NotNull
          @Size(max = 200)
          @Pattern(
              regexp = "\\+[1-9][0-9]{6,14}|sip:[^\\s@:]+(@\\S+)?",
              message = "is a number with + and its country code, or sip: and a user's name")
          String contact) {
    @Override
    public String toString() {
      return "NewAgentContact";
    }
  }

  /**
   * A page of the contacts.
   *
   * @param nextCursor asks for the page after it; null on the last
   */
  record AgentContactPage(List<AgentContact> items, @Nullable UUID nextCursor) {
    private static AgentContactPage of(List<AgentContact> read, int size) {
      List<AgentContact> items = read.stream().limit(size).toList();
      return new AgentContactPage(items, read.size() > size ? items.get(size - 1).agentId() : null);
    }
  }

  @GET
  @Operation(
      operationId = "listAgentContacts",
      summary = "Where agents are called, a page at a time")
  public Uni<AgentContactPage> list(
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return database
        .inOrganization(
            caller.get().organizationId(), work -> contacts.page(work, cursor, limit + 1))
        .map(read -> AgentContactPage.of(read, limit));
  }

  @PUT
  @Path("/{agentId}")
  @Operation(
      operationId = "setAgentContact",
      summary = "Say where an agent is called, by carriers that call agents' phones")
  public Uni<AgentContact> put(
      @PathParam("agentId") UUID agentId, @Valid @NotNull NewAgentContact wanted) {
    Caller who = caller.get();
    return database.inOrganization(
        who.organizationId(),
        work ->
            contacts
                .put(work, agentId, who.tenancy(), wanted.contact(), who.userId())
                .invoke(() -> tell(work, who, AuditAction.AGENT_CONTACT_SET, agentId)));
  }

  @DELETE
  @Path("/{agentId}")
  @Operation(operationId = "removeAgentContact", summary = "Forget where an agent is called")
  public Uni<Void> remove(@PathParam("agentId") UUID agentId) {
    Caller who = caller.get();
    return database.inOrganization(
        who.organizationId(),
        work ->
            contacts
                .remove(work, agentId)
                .invoke(
                    removed -> {
                      if (removed) {
                        tell(work, who, AuditAction.AGENT_CONTACT_REMOVED, agentId);
                      }
                    })
                .replaceWithVoid());
  }

  /** Without the number, which is a person's. */
  private void tell(Work work, Caller who, AuditAction action, UUID agentId) {
    deeds.tell(work, who, Deed.of(action).to(agentId, ""));
  }
}
