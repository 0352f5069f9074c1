package dev.ringbridge.simulator.twiml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringbridge.simulator.call.AmdOrder;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.twiml.Step.Callee;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whom Dial calls: numbers, clients and SIP addresses. */
final class CalleeNouns {
  private static final Set<String> NAMES = Set.of("Number", "Client", "Sip");
  private static final Pattern ADDRESS =
      Pattern.compile("\\+[1-9][0-9]{6,14}|client:[^?\\s]{1,121}(\\?.*)?|sip:[^@\\s]+@.+");

  private CalleeNouns() {}

  /** All of them; none where there is none, or one that cannot be called. */
  static List<Callee> of(Element dial) {
    List<Callee> callees =
        dial.children().isEmpty()
            ? List.of(
                new Callee(number(dial), Optional.empty(), Optional.empty(), Optional.empty()))
            : dial.children().stream()
                .filter(noun -> NAMES.contains(noun.name()))
                .map(noun -> new Callee(address(noun), hook(noun), amd(noun), before(noun)))
                .toList();
    boolean callable = callees.stream().allMatch(one -> ADDRESS.matcher(one.address()).matches());
    return callable ? callees : List.of();
  }

  private static String address(Element noun) {
    return switch (noun.name()) {
      case "Client" -> "client:" + identity(noun) + handedOver(noun);
      case "Sip" -> noun.text();
      default -> number(noun);
    };
  }

  private static String identity(Element client) {
    return client.children().stream()
        .filter(child -> child.name().equals("Identity"))
        .map(Element::text)
        .findFirst()
        .orElse(client.text());
  }

  /** Parameters go as those of an address do: as its query. */
  private static String handedOver(Element client) {
    String query =
        client.children().stream()
            .filter(child -> child.name().equals("Parameter"))
            .map(child -> encoded(child, "name") + "=" + encoded(child, "value"))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String encoded(Element parameter, String attribute) {
    return URLEncoder.encode(parameter.attribute(attribute).orElse(""), UTF_8);
  }

  private static String number(Element noun) {
    return noun.text().replaceAll("[ ().-]", "");
  }

  private static Optional<Target> before(Element noun) {
    HookMethod method = noun.attribute("method").flatMap(HookMethod::named).orElse(HookMethod.POST);
    return noun.attribute("url").map(url -> new Target(url, method));
  }

  private static Optional<AmdOrder> amd(Element noun) {
    return noun.name().equals("Client") ? Optional.empty() : DetectionAttributes.of(noun);
  }

  private static Optional<StatusHook> hook(Element noun) {
    HookMethod method =
        noun.attribute("statusCallbackMethod").flatMap(HookMethod::named).orElse(HookMethod.POST);
    String[] events =
        noun.attribute("statusCallbackEvent").orElse("completed").strip().split(" +", -1);
    return noun.attribute("statusCallback")
        .map(url -> new StatusHook(new Target(url, method), new TreeSet<>(List.of(events))));
  }
}
