package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.legs.Lines;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the ExoPhones of all accounts are reached: well, unless it is said otherwise. */
public final class Exophones implements Lines {
  private final Map<String, Map<String, ExophoneHealth>> byAccount = new HashMap<>();

  /** Says how one is reached from now on. */
  public void put(String accountSid, ExophoneHealth health) {
    byAccount
        .computeIfAbsent(accountSid, none -> new LinkedHashMap<>())
        .put(health.number(), health);
  }

  @Override
  public boolean isOut(String accountSid, String exophone) {
    return ordered(accountSid, exophone).anyMatch(ExophoneHealth::outgoingOutage);
  }

  /** Whether nobody can call this number of an account. */
  public boolean isDeaf(String accountSid, String exophone) {
    return ordered(accountSid, exophone).anyMatch(ExophoneHealth::incomingOutage);
  }

  /** What was said of one, however its number is written. */
  private Stream<ExophoneHealth> ordered(String accountSid, String exophone) {
    Optional<String> number = ExotelNumber.read(exophone);
    return byAccount.getOrDefault(accountSid, Map.of()).values().stream()
        .filter(one -> number.isPresent() && ExotelNumber.read(one.number()).equals(number));
  }

  /** One of an account's; empty if it is none of them. */
  Optional<ExophoneHealth> find(SimulatedExotelAccount account, String number) {
    return Optional.ofNullable(of(account).get(number));
  }

  /** What a heartbeat says: of the healthy ones nothing. */
  Map<String, @Nullable Object> report(SimulatedExotelAccount account, Instant now) {
    List<ExophoneHealth> all = List.copyOf(of(account).values());
    List<ExophoneHealth> affected = all.stream().filter(ExophoneHealth::isAffected).toList();
    Map<String, @Nullable Object> report = new LinkedHashMap<>();
    report.put("timestamp", time(now));
    report.put("status_type", status(all.size(), affected.size()));
    report.put("incoming_affected", numbers(affected, ExophoneHealth::incomingOutage));
    report.put("outgoing_affected", numbers(affected, ExophoneHealth::outgoingOutage));
    Map<String, Object> data = new LinkedHashMap<>();
    affected.forEach(one -> data.put(one.number(), connectivity(one, now)));
    report.put("data", data);
    return report;
  }

  /** How one is reached, in both directions. */
  static Map<String, @Nullable Object> connectivity(ExophoneHealth health, Instant now) {
    Map<String, @Nullable Object> both = new LinkedHashMap<>();
    both.put("incoming_call", direction(health, health.incomingOutage(), now));
    both.put("outgoing_call", direction(health, health.outgoingOutage(), now));
    return both;
  }

  private static Map<String, @Nullable Object> direction(
      ExophoneHealth health, boolean outage, Instant now) {
    Map<String, @Nullable Object> direction = new LinkedHashMap<>();
    direction.put("status", outage ? "major_outage" : "active");
    direction.put("last_check_time", time(now));
    direction.put("alternate_exophone", outage ? health.alternate() : null);
    return direction;
  }

  private static String status(int all, int affected) {
    if (affected == 0) {
      return "OK";
    }
    return affected == all ? "CRITICAL" : "WARNING";
  }

  private static List<String> numbers(
      List<ExophoneHealth> affected, Predicate<ExophoneHealth> how) {
    List<String> numbers = new ArrayList<>();
    affected.stream().filter(how).map(ExophoneHealth::number).forEach(numbers::add);
    return numbers;
  }

  private Map<String, ExophoneHealth> of(SimulatedExotelAccount account) {
    Map<String, ExophoneHealth> all = new TreeMap<>();
    account.exophones().forEach(number -> all.put(number, ExophoneHealth.good(number)));
    all.putAll(byAccount.getOrDefault(account.accountSid(), Map.of()));
    return all;
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
