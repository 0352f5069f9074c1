package dev.ringbridge.gateway.testing;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.access.Caller;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Access tokens of made-up users. */
public final class Tokens {
  private Tokens() {}

  public static String of(UUID userId, Tenancy tenancy, Role role) {
    return of(userId, tenancy, role, Duration.ofMinutes(15));
  }

  public static String of(UUID userId, Tenancy tenancy, Role role, Duration life) {
    Instant now = Instant.now();
    return Jwt.subject(userId.toString())
        .groups(role.name())
        .claim(Caller.ORGANIZATION, tenancy.organizationId().toString())
        .claim(Caller.BRANCH, tenancy.branchId().toString())
        .claim(Caller.NAME, "Ada")
        .issuedAt(life.isNegative() ? now.plus(life).minusSeconds(60) : now)
        .expiresAt(now.plus(life))
        .sign();
  }
}
