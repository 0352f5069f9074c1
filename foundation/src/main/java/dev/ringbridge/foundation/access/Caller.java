package dev.ringbridge.foundation.access;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.event.Tenancy;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who is calling, as their verified token says.
 *
 * @param userId the user
 * @param tenancy the organization and branch they act in; no request names another
 * @param role what they may do
 * @param name what they are called
 */
public record Caller(UUID userId, Tenancy tenancy, Role role, String name) {
  /** The token's claim for the organization. */
  public static final String ORGANIZATION = "organization";

  /** The token's claim for the branch. */
  public static final String BRANCH = "branch";

  /** The token's claim for the name. */
  public static final String NAME = "name";

  /** Reads a verified token. */
  public static Caller of(JsonWebToken token) {
    return new Caller(
        UUID.fromString(token.getSubject()),
        new Tenancy(
            UUID.fromString(token.<String>getClaim(ORGANIZATION)),
            UUID.fromString(token.<String>getClaim(BRANCH))),
        Role.valueOf(token.getGroups().iterator().next()),
        String.valueOf(token.<String>getClaim(NAME)));
  }

  /** The organization they act in. */
  public UUID organizationId() {
    return tenancy.organizationId();
  }
}
