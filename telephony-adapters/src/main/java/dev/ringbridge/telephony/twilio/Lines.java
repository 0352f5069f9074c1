package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.Stopwatch;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accounts in use. */
@ApplicationScoped
class Lines {
  private final Map<UUID, Line> lines;

  Lines(TwilioAccounts accounts, Wire wire, Stopwatch stopwatch, TelephonyConfig config) {
    this.lines =
        accounts.all().stream()
            .map(account -> Line.open(account, wire, stopwatch, config.requests()))
            .collect(
                Collectors.toUnmodifiableMap(line -> line.account().id(), Function.identity()));
  }

  Optional<Line> find(UUID accountId) {
    return Optional.ofNullable(lines.get(accountId));
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
