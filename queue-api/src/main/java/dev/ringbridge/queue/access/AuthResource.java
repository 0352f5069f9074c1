package dev.ringbridge.queue.access;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.queue.QueueConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Signing in and out. The refresh token travels in a cookie that no script can read. */
@Path("/api/v1/auth")
@PermitAll
@Tag(name = "Signing in")
class AuthResource {
  private static final String COOKIE = "ringbridge_refresh";
  private static final String PATH = "/api/v1/auth";

  private final SigningIn signingIn;
  private final QueueConfig config;

  AuthResource(SigningIn signingIn, QueueConfig config) {
    this.signingIn = signingIn;
    this.config = config;
  }

  @POST
  @Path("/login")
  @Operation(operationId = "login", summary = "Sign in with user name and password")
  public Uni<RestResponse<Session>> login(@Valid Credentials credentials) {
    return signingIn.signIn(credentials.username(), credentials.password()).map(this::answer);
  }

  @POST
  @Path("/refresh")
  @Operation(
      operationId = "refresh",
      summary = "A new access token for the refresh cookie, which is replaced")
  public Uni<RestResponse<Session>> refresh(@CookieParam(COOKIE) @Nullable String token) {
    return signingIn.refresh(token).map(this::answer);
  }

  @POST
  @Path("/logout")
  @Operation(operationId = "logout", summary = "Sign out here")
  public Uni<RestResponse<Void>> logout(@CookieParam(COOKIE) @Nullable String token) {
    return signingIn
        .signOut(token)
        .map(done -> ResponseBuilder.<Void>noContent().cookie(cookie("", 0)).build());
  }

  private RestResponse<Session> answer(SigningIn.Session session) {
    int life = (int) config.tokens().refresh().toSeconds();
    return ResponseBuilder.ok(Session.of(session)).cookie(cookie(session.refresh(), life)).build();
  }

  private NewCookie cookie(String value, int maxAgeSeconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path(PATH)
        .httpOnly(true)
        .secure(config.tokens().secureCookie())
        .sameSite(NewCookie.SameSite.STRICT)
        .maxAge(maxAgeSeconds)
        .build();
  }

  /**
   * Who one says one is.
   *
   * @param username not case-sensitive
   */
  record Credentials(
      @NotBlank @Size(max = 200) String username, @NotBlank @Size(max = 1000) String password) {
    @Override
    public String toString() {
      return "Credentials[" + username + "]";
    }
  }

  /**
   * Signed in.
   *
   * @param accessToken to be sent as a bearer token
   * @param expiresAt when it stops to count; refresh it before
   * @param user who signed in
   */
  record Session(String accessToken, Instant expiresAt, Me user) {
    static Session of(SigningIn.Session session) {
      return new Session(
          session.access().token(), session.access().expiresAt(), Me.of(session.user()));
    }
  }

  /** Oneself. */
  record Me(UUID id, String username, String name, Role role, UUID organizationId, UUID branchId) {
    static Me of(User user) {
      return new Me(
          user.id, user.username, user.name, user.role, user.organizationId, user.branchId);
    }
  }
}
