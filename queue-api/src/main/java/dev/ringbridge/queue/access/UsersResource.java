package dev.ringbridge.queue.access;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The users of an organization. */
@Path("/api/v1/users")
@RolesAllowed("ADMIN")
@Tag(name = "Users")
class UsersResource {
  private final ManagingUsers managing;
  private final CallerSource caller;

  UsersResource(ManagingUsers managing, CallerSource caller) {
    this.managing = managing;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR"})
  @Operation(operationId = "listUsers", summary = "The users, a page at a time")
  public Uni<Page<UserView>> list(
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return managing.list(organization(), cursor, limit);
  }

  @POST
  @ResponseStatus(201)
  @Idempotent
  @Cancellable(false)
  @Operation(operationId = "createUser", summary = "Add a user")
  public Uni<UserView> create(@Valid NewUser user) {
    return managing.create(caller.get(), user);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getUser", summary = "One user")
  public Uni<UserView> get(@PathParam("id") UUID id) {
    return managing.get(organization(), id);
  }

  @PATCH
  @Path("/{id}")
  @Operation(operationId = "changeUser", summary = "Change a user; what is left out stays as it is")
  public Uni<UserView> change(@PathParam("id") UUID id, @Valid UserChange change) {
    Caller who = caller.get();
    return managing.change(who, id, change);
  }

  private UUID organization() {
    return caller.get().organizationId();
  }

  /**
   * A user as admins see them.
   *
   * @param languages what they speak besides the language that everybody does, as lead files write
   *     it, in lower case
   */
  record UserView(
      UUID id,
      String username,
      String name,
      Role role,
      boolean active,
      List<String> languages,
      Instant createdAt) {
    static UserView of(User user) {
      return new UserView(
          user.id,
          user.username,
          user.name,
          user.role,
          user.active,
          user.languages,
          user.createdAt);
    }
  }

  /**
   * A user to add.
   *
   * @param username what they sign in with, unique across the installation
   * @param password at least ten characters
   * @param languages what they speak besides the language that everybody does, as lead files write
   *     it
   */
  record NewUser(
      @NotBlank
          @Size(max = 100)
          @Pattern(
              regexp = "[A-Za-z0-9._@-]+",
              message = "may hold letters, digits and . _ @ - only")
          String username,
      @NotBlank @Size(max = 200) String name,
      @NotNull Role role,
      @NotBlank @Size(min = 10, max = 1000) String password,
      @Nullable @Size(max = 20)
          List<@NotBlank @Size(max = 35) @Pattern(regexp = "[^,]*") String> languages) {
    @Override
    public String toString() {
      return "NewUser[" + username + "]";
    }
  }

  /**
   * What to change; null leaves it.
   *
   * @param languages all that they speak besides the language that everybody does, as lead files
   *     write it
   */
  record UserChange(
      @Nullable @Size(min = 1, max = 200) String name,
      @Nullable Role role,
      @Nullable Boolean active,
      @Nullable @Size(max = 20)
          List<@NotBlank @Size(max = 35) @Pattern(regexp = "[^,]*") String> languages,
      @Nullable @Size(min = 10, max = 1000) String password) {
    @Override
    public String toString() {
      return "UserChange";
    }
  }
}
