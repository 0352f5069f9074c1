package dev.ringbridge.queue.access;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.queue.QueueConfig;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The short-lived tokens that requests and sockets carry. */
@ApplicationScoped
class AccessTokens {
  private final Clock clock;
  private final QueueConfig config;

  AccessTokens(Clock clock, QueueConfig config) {
    this.clock = clock;
    this.config = config;
  }

  Issued issue(User user) {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(config.tokens().access());
    String token =
        Jwt.subject(user.id.toString())
            .upn(user.username)
            .groups(user.role.name())
            .claim(Caller.ORGANIZATION, user.organizationId.toString())
            .claim(Caller.BRANCH, user.branchId.toString())
            .claim(Caller.NAME, user.name)
            .claim("jti", UUID.randomUUID().toString())
            .issuedAt(now)
            .expiresAt(expiresAt)
            .sign();
    return new Issued(token, expiresAt);
  }

  record Issued(String token, Instant expiresAt) {}
}
