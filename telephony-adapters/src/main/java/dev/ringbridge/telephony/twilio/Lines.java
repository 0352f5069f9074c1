package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.Stopwatch;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The accounts in use. One that was changed keeps its threads: what waits for an answer goes on
 * waiting, and what comes next goes out with the new credentials.
 */
@ApplicationScoped
class Lines {
  private final TwilioAccounts accounts;
  private final Wire wire;
  private final Stopwatch stopwatch;
  private final TelephonyConfig.Requests config;
  private final Map<UUID, Line> lines = new ConcurrentHashMap<>();

  Lines(TwilioAccounts accounts, Wire wire, Stopwatch stopwatch, TelephonyConfig config) {
    this.accounts = accounts;
    this.wire = wire;
    this.stopwatch = stopwatch;
    this.config = config.requests();
  }

  Optional<Line> find(UUID accountId) {
    return accounts.byId(accountId).map(this::line);
  }

  /** The account that an organization dials with, if that is one of these. */
  Optional<UUID> inUse(UUID organizationId) {
    return accounts.inUse(organizationId).map(TwilioAccount::id);
  }

  private Line line(TwilioAccount account) {
    Line known = lines.get(account.id());
    return known != null && known.account().equals(account)
        ? known
        : lines.compute(account.id(), (id, old) -> opened(account, old));
  }

  private Line opened(TwilioAccount account, @Nullable Line old) {
    if (old == null) {
      return Line.open(account, wire, stopwatch, config);
    }
    return old.account().equals(account)
        ? old
        : new Line(account, new Api(account, wire, stopwatch), old.crew());
  }

  /** The line of an account that is known to be served here. */
  Line of(UUID accountId) {
    return find(accountId)
        .orElseThrow(() -> new IllegalStateException("no secrets for account " + accountId));
  }

  @PreDestroy
  void close() {
    lines.values().forEach(line -> line.crew().close());
  }
}
