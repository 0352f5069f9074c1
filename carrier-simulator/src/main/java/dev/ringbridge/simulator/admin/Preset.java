package dev.ringbridge.simulator.admin;

import dev.ringbridge.simulator.People;
import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.FaultMix;
import dev.ringbridge.simulator.faults.WebhookFault;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A day at the carrier: who the people are, if it says so, and what goes wrong from now on. */
enum Preset {
  /** The standard people, and nothing goes wrong. */
  CALM,
  /** Everybody picks up. */
  ALL_HUMAN,
  /** Mobile phones in India: long ringing, few machines, many who decline. */
  INDIA,
  /** A carrier in trouble: it answers with errors, late, or not at all, and tells out of order. */
  BROWN_OUT,
  /** No webhook goes out until they are released, all at once. */
  STORM;

  private static final long SEED = 1;

  /** Its name on the admin page, as {@code brown-out}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Preset> named(String name) {
    return Stream.of(values()).filter(preset -> preset.wireName().equals(name)).findFirst();
  }

  void apply(Workings workings) {
    people().ifPresent(workings.population()::change);
    workings.faults().forgetOrders();
    workings.faults().draw(faults());
  }

  private Optional<People> people() {
    return switch (this) {
      case CALM -> Optional.of(People.DEFAULT);
      case ALL_HUMAN -> Optional.of(people(1, 0, 0, 0, 0, 0, 8));
      case INDIA -> Optional.of(people(0.30, 0.10, 0.36, 0.09, 0.10, 0.05, 15));
      case BROWN_OUT, STORM -> Optional.empty();
    };
  }

  private FaultMix faults() {
    return switch (this) {
      case CALM, ALL_HUMAN, INDIA -> FaultMix.NONE;
      case BROWN_OUT ->
          new FaultMix(
              SEED,
              Map.of(
                  CreateFault.REFUSED_503, 0.20,
                  CreateFault.EXECUTED_500, 0.15,
                  CreateFault.EXECUTED_503, 0.10,
                  CreateFault.RESPONSE_DELAYED, 0.05,
                  CreateFault.EXECUTED_DROPPED, 0.05),
              Map.of(WebhookFault.SHUFFLED, 0.30));
      case STORM -> new FaultMix(SEED, Map.of(), Map.of(WebhookFault.LATE, 1.0));
    };
  }

  private static People people(
      double human,
      double machine,
      double noAnswer,
      double busy,
      double rejected,
      double invalid,
      int ring) {
    return new People(
        human,
        machine,
        noAnswer,
        busy,
        rejected,
        invalid,
        Duration.ofSeconds(ring),
        People.DEFAULT.talk(),
        People.DEFAULT.greeting());
  }
}
