package dev.ringbridge.foundation;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.TimeOrderedIds;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Time, randomness and ids as the services get them injected. */
@Singleton
class Identities {
  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  @DefaultBean
  Ids ids(Clock clock) {
    return new TimeOrderedIds(clock, new SecureRandom());
  }
}
