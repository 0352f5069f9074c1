package dev.ringbridge.foundation.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

/** Forgets old keys, in each service's schema. */
@ApplicationScoped
class PurgingKeys {
  private final Instance<IdempotencyKeys> all;

  PurgingKeys(@Any Instance<IdempotencyKeys> all) {
    this.all = all;
  }

  @Scheduled(every = "10m")
  Uni<Void> purge() {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(IdempotencyKeys::purge)
        .onItem()
        .ignoreAsUni();
  }
}
