package dev.ringbridge.foundation.testing;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.foundation.access.Caller;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;
import java.util.UUID;

/** Access tokens of made-up users. */
public final class Signed {
  private Signed() {}

  public static String token(UUID userId, Role role, Instant issuedAt, Instant expiresAt) {
    return Jwt.subject(userId.toString())
        .groups(role.name())
        .claim(Caller.ORGANIZATION, new UUID(1, 1).toString())
        .claim(Caller.BRANCH, new UUID(1, 2).toString())
        .claim(Caller.NAME, "Ada")
        .issuedAt(issuedAt)
        .expiresAt(expiresAt)
        .sign();
  }

  public static String token(UUID userId, Role role) {
    Instant now = Instant.now();
    return token(userId, role, now, now.plusSeconds(60));
  }
}
