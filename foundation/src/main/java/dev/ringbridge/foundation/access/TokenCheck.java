package dev.ringbridge.foundation.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * After a token's signature was checked: it must not have been revoked, and a socket that it opened
 * closes when it expires (WebSockets Next watches the attribute, SmallRye JWT does not set it).
 */
@ApplicationScoped
class TokenCheck implements SecurityIdentityAugmentor {
  private static final String EXPIRES = "quarkus.identity.expire-time";

  private final KnownUsers users;

  TokenCheck(KnownUsers users) {
    this.users = users;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    Instant issuedAt = Instant.ofEpochSecond(token.getIssuedAtTime());
    if (!users.accepts(UUID.fromString(token.getSubject()), issuedAt)) {
      return Uni.createFrom().failure(new AuthenticationFailedException("revoked"));
    }
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder(identity)
                .addAttribute(EXPIRES, token.getExpirationTime())
                .build());
  }
}
