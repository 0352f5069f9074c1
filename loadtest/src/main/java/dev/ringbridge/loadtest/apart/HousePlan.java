package dev.ringbridge.loadtest.apart;

import dev.ringbridge.simulator.People;
import java.time.Duration;
import java.util.Map;

/**
 * How many replicas a house has, and what it is told.
 *
 * @param gateways realtime-gateways; everybody uses the first
 * @param telephonies telephony-adapters; the carrier's requests go to the first
 * @param carrier how the simulated carrier behaves
 * @param settings more settings of the services
 */
public record HousePlan(
    int gateways, int telephonies, CarrierTerms carrier, Map<String, String> settings) {
  /** Two of each, so that the second ones hold no socket and no request. */
  public static final HousePlan TWO_OF_EACH =
      new HousePlan(
          2,
          2,
          new CarrierTerms(10, 20, People.allHuman(Duration.ofSeconds(8), Duration.ofSeconds(60))),
          Map.of());

  /**
   * How the simulated carrier behaves.
   *
   * @param callsPerSecond the account's rate
   * @param speed how much faster than life people are
   * @param people who they are
   */
  public record CarrierTerms(int callsPerSecond, int speed, People people) {}
}
