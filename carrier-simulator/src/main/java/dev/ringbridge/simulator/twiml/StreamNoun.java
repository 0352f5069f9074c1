package dev.ringbridge.simulator.twiml;

import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A socket that sound goes to.
 *
 * @param name what it is stopped by; empty where it has none
 * @param tracks inbound, outbound, or both
 * @param handedOver what the document hands over to it
 * @param hook whom to tell of its begin and end
 */
public record StreamNoun(
    String name,
    String url,
    List<String> tracks,
    Map<String, String> handedOver,
    Optional<Target> hook) {
  public StreamNoun {
    tracks = List.copyOf(tracks);
    handedOver = Map.copyOf(handedOver);
  }

  /** The one in a verb that begins it. */
  static Optional<StreamNoun> in(Element verb) {
    return verb.children().stream()
        .filter(child -> child.name().equals("Stream"))
        .findFirst()
        .map(StreamNoun::of);
  }

  /** The name of the one in a verb that ends it. */
  static Optional<String> named(Element verb) {
    return in(verb).map(StreamNoun::name).filter(name -> !name.isEmpty());
  }

  private static StreamNoun of(Element noun) {
    HookMethod method =
        noun.attribute("statusCallbackMethod").flatMap(HookMethod::named).orElse(HookMethod.POST);
    return new StreamNoun(
        noun.attribute("name").orElse(""),
        noun.attribute("url").orElse(""),
        tracks(noun.attribute("track").orElse("inbound_track")),
        parameters(noun),
        noun.attribute("statusCallback").map(url -> new Target(url, method)));
  }

  private static List<String> tracks(String track) {
    return switch (track) {
      case "both_tracks" -> List.of("inbound", "outbound");
      case "outbound_track" -> List.of("outbound");
      default -> List.of("inbound");
    };
  }

  private static Map<String, String> parameters(Element noun) {
    Map<String, String> parameters = new LinkedHashMap<>();
    noun.children().stream()
        .filter(child -> child.name().equals("Parameter"))
        .forEach(
            child ->
                parameters.put(
                    child.attribute("name").orElse(""), child.attribute("value").orElse("")));
    return parameters;
  }
}
