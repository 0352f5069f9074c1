package dev.ringbridge.telephony.talk;

import dev.ringbridge.telephony.Causes;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks after third parties of whom nothing is heard, or whose lead is gone. */
@ApplicationScoped
class ClearingTransfers {
  private static final Logger LOG = Logger.getLogger(ClearingTransfers.class);

  private final ThirdParties parties;

  ClearingTransfers(ThirdParties parties) {
    this.parties = parties;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return parties.clear().onFailure().recoverWithItem(this::complain);
  }

  private Void complain(Throwable e) {
    LOG.warnf("transfers are not looked after: %s", Causes.of(e));
    return null;
  }
}
