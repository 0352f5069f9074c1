package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.FaultMix;
import dev.ringbridge.simulator.faults.WebhookFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A mix of faults as the admin page shows and takes it: shares by the name of the fault. */
final class FaultMixJson {
  private FaultMixJson() {}

  static Map<String, Object> of(FaultMix mix) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", mix.seed());
    json.put("creates", named(mix.creates(), CreateFault::wireName));
    json.put("webhooks", named(mix.webhooks(), WebhookFault::wireName));
    return json;
  }

  /** All faults there are, by their names. */
  static Map<String, List<String>> known() {
    return Map.of(
        "creates", Stream.of(CreateFault.values()).map(CreateFault::wireName).toList(),
        "webhooks", Stream.of(WebhookFault.values()).map(WebhookFault::wireName).toList());
  }

  private static <F> Map<String, Double> named(Map<F, Double> shares, Function<F, String> name) {
    Map<String, Double> named = new TreeMap<>();
    shares.forEach((fault, share) -> named.put(name.apply(fault), share));
    return named;
  }

  /**
   * Reads a mix; what is left out does not happen.
   *
   * @throws IllegalArgumentException if there is no such fault, or the shares cannot be
   */
  static FaultMix read(JsonNode json) {
    return new FaultMix(
        json.path("seed").asLong(),
        shares(json.path("creates"), CreateFault::named),
        shares(json.path("webhooks"), WebhookFault::named));
  }

  private static <F> Map<F, Double> shares(JsonNode json, Function<String, Optional<F>> named) {
    Map<F, Double> shares = new LinkedHashMap<>();
    json.fieldNames()
        .forEachRemaining(
            name ->
                shares.put(
                    named
                        .apply(name)
                        .orElseThrow(() -> new IllegalArgumentException("no such fault: " + name)),
                    json.path(name).asDouble()));
    return shares;
  }
}
