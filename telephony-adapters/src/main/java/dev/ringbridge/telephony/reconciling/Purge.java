package dev.ringbridge.telephony.reconciling;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.account.RequestLog;
import dev.ringbridge.telephony.agentleg.AgentLegs;
import dev.ringbridge.telephony.answering.Answers;
import dev.ringbridge.telephony.callerid.CallerIds;
import dev.ringbridge.telephony.guard.Settlements;
import dev.ringbridge.telephony.inbox.Inbox;
import dev.ringbridge.telephony.incoming.IncomingCalls;
import dev.ringbridge.telephony.placing.Placements;
import dev.ringbridge.telephony.talk.Listeners;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets what was kept long enough: numbers first, then webhooks, then the calls themselves. */
@ApplicationScoped
class Purge {
  private static final Logger LOG = Logger.getLogger(Purge.class);

  private final Database database;
  private final Inbox inbox;
  private final Placements placements;
  private final CallsOver others;
  private final Listeners listeners;
  private final TelephonyConfig.Retention retention;

  Purge(
      @InTelephony Database database,
      Inbox inbox,
      Placements placements,
      CallsOver others,
      Listeners listeners,
      TelephonyConfig config) {
    this.database = database;
    this.inbox = inbox;
    this.placements = placements;
    this.others = others;
    this.listeners = listeners;
    this.retention = config.retention();
  }

  @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> purge() {
    return database.asEngine(this::forget).onFailure().recoverWithItem(this::complain);
  }

  private Void complain(Throwable e) {
    LOG.warnf("nothing was purged: %s", Causes.of(e));
    return null;
  }

  Uni<Void> forget(Work work) {
    return placements
        .forgetNumbers(work, retention.numbers())
        .chain(() -> inbox.purge(work, retention.webhooks()))
        .chain(() -> placements.purge(work, retention.calls()))
        .chain(() -> others.purge(work, retention))
        .chain(() -> listeners.purge(work, retention.calls()));
  }

  /** What hangs on calls, and on the requests that made them. */
  @ApplicationScoped
  static class CallsOver {
    private final Answers answers;
    private final AgentLegs legs;
    private final RequestLog requests;
    private final Settlements settlements;
    private final CallerIds callerIds;
    private final IncomingCalls incoming;

    CallsOver(
        Answers answers,
        AgentLegs legs,
        RequestLog requests,
        Settlements settlements,
        CallerIds callerIds,
        IncomingCalls incoming) {
      this.answers = answers;
      this.legs = legs;
      this.requests = requests;
      this.settlements = settlements;
      this.callerIds = callerIds;
      this.incoming = incoming;
    }

    Uni<Void> purge(Work work, TelephonyConfig.Retention retention) {
      return answers
          .purge(work, retention.calls())
          .chain(() -> legs.purge(work, retention.calls()))
          .chain(() -> settlements.purge(work, retention.calls()))
          .chain(() -> callerIds.purge(work, retention.calls()))
          .chain(() -> requestsAndCallers(work, retention));
    }

    private Uni<Void> requestsAndCallers(Work work, TelephonyConfig.Retention retention) {
      return incoming.purge(work, retention.calls()).chain(() -> requests.purge(work));
    }
  }
}
