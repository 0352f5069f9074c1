package dev.ringbridge.simulator.faults;

import dev.ringbridge.simulator.people.Dice;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Shares of creates and of webhooks that go wrong. What meets which fault is a function of the
 * seed, of what it is, and of how many times it came: a run can be repeated.
 */
public final class FaultMix {
  /** Nothing goes wrong. */
  public static final FaultMix NONE = new FaultMix(0, Map.of(), Map.of());

  private static final double ROUNDING = 1e-9;

  private final long seed;
  private final Map<CreateFault, Double> creates = new EnumMap<>(CreateFault.class);
  private final Map<WebhookFault, Double> webhooks = new EnumMap<>(WebhookFault.class);
  private final Map<String, Integer> times = new HashMap<>();

  /**
   * A mix.
   *
   * @param creates the share of creates that meet each fault
   * @param webhooks the share of webhooks that meet each fault
   * @throws IllegalArgumentException if a share is below 0, or shares sum up to more than 1
   */
  public FaultMix(long seed, Map<CreateFault, Double> creates, Map<WebhookFault, Double> webhooks) {
    this.seed = seed;
    this.creates.putAll(checked(creates));
    this.webhooks.putAll(checked(webhooks));
  }

  private static <F> Map<F, Double> checked(Map<F, Double> shares) {
    if (shares.values().stream().anyMatch(share -> !(share >= 0))) {
      throw new IllegalArgumentException("a share is below 0");
    }
    if (shares.values().stream().mapToDouble(share -> share).sum() > 1 + ROUNDING) {
      throw new IllegalArgumentException("the shares sum up to more than 1");
    }
    return shares;
  }

  /** What it is drawn with. */
  public long seed() {
    return seed;
  }

  /** The share of creates that meet each fault. */
  public Map<CreateFault, Double> creates() {
    return Map.copyOf(creates);
  }

  /** The share of webhooks that meet each fault. */
  public Map<WebhookFault, Double> webhooks() {
    return Map.copyOf(webhooks);
  }

  /** The fault of the next create of a number. */
  Optional<CreateFault> ofCreate(String number) {
    return drawn(creates, number);
  }

  /** The fault of the next webhook of that name. */
  Optional<WebhookFault> ofWebhook(String webhook) {
    return drawn(webhooks, webhook);
  }

  /** In the order in which the faults are declared, so that the same dice show the same fault. */
  private <F> Optional<F> drawn(Map<F, Double> shares, String name) {
    if (shares.isEmpty()) {
      return Optional.empty();
    }
    double left = new Dice(seed, name, times.merge(name, 1, Integer::sum)).fraction();
    for (Map.Entry<F, Double> share : shares.entrySet()) {
      left -= share.getValue();
      if (left < 0) {
        return Optional.of(share.getKey());
      }
    }
    return Optional.empty();
  }
}
