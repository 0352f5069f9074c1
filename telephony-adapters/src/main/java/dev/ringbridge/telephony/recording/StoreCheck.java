package dev.ringbridge.telephony.recording;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;

/**
 * Says at each start where recordings are kept, or why they cannot be. Settings that contradict
 * each other end the start; a store that is away does not: calls go on, and what is recorded stays
 * at the carrier until it can be kept.
 */
@ApplicationScoped
class StoreCheck {
  private static final Logger LOG = Logger.getLogger(StoreCheck.class);

  private final RecordingStore store;

  StoreCheck(RecordingStore store) {
    this.store = store;
  }

  void start(@Observes StartupEvent event) {
    if (store.isOpen()) {
      Uni.createFrom()
          .item(this::outcome)
          .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
          .subscribe()
          .with(LOG::info, e -> LOG.errorf("recordings cannot be kept: %s", words(e)));
    }
  }

  private String outcome() {
    try {
      return "recordings are kept in " + store.check();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(Throwable failure) {
    return StoreException.wordsIn(failure).orElseGet(() -> failure.getClass().getSimpleName());
  }
}
