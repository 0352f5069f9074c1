package dev.ringbridge.simulator.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What calls go through, applet by applet.
 *
 * @param ending the Passthru that hears of the end, whoever ended it; empty for none
 */
public record Flow(List<Applet> applets, Optional<String> ending) {
  public Flow {
    applets = List.copyOf(applets);
  }

  /**
   * A flow as it is ordered.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  public static Flow read(JsonNode order) {
    List<Applet> applets = Applet.read(order.path("applets"));
    if (applets.isEmpty()) {
      throw new IllegalArgumentException("a flow needs applets");
    }
    return new Flow(
        applets, Optional.of(order.path("ending").asText()).filter(url -> !url.isEmpty()));
  }

  /** Whether it calls anybody. */
  boolean connects() {
    return applets.stream().anyMatch(Applet.Connect.class::isInstance);
  }
}
