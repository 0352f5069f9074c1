package dev.ringbridge.simulator.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of a flow. */
public sealed interface Applet {

  /**
   * Tells the customer what is known, and asks whether to go on: 200 says yes.
   *
   * @param waits whether the answer counts; one that only informs is not waited for
   * @param otherwise how the flow goes on, in place of what follows, where the answer is another
   */
  record Passthru(String url, boolean waits, List<Applet> otherwise) implements Applet {
    public Passthru {
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * Says what is answered at an address.
   *
   * @param url where the text is
   */
  record Greeting(String url) implements Applet {}

  /**
   * Calls whom an address names.
   *
   * @param fallback asked where the first cannot be
   * @param nobody how the flow goes on, in place of what follows, where nobody came
   */
  record Connect(String url, Optional<String> fallback, List<Applet> nobody) implements Applet {
    public Connect {
      nobody = List.copyOf(nobody);
    }
  }

  /**
   * The applets of an order, in the order they stand there.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  static List<Applet> read(JsonNode list) {
    List<Applet> applets = new ArrayList<>();
    list.forEach(one -> applets.add(of(one)));
    return applets;
  }

  private static Applet of(JsonNode one) {
    String url = one.path("url").asText();
    if (url.isEmpty()) {
      throw new IllegalArgumentException("every applet needs a url");
    }
    return switch (one.path("applet").asText()) {
      case "passthru" ->
          new Passthru(url, !one.path("async").asBoolean(), read(one.path("otherwise")));
      case "greeting" -> new Greeting(url);
      case "connect" -> new Connect(url, text(one, "fallback"), read(one.path("nobody")));
      default -> throw new IllegalArgumentException("applet is passthru, greeting or connect");
    };
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name).asText()).filter(text -> !text.isEmpty());
  }
}
