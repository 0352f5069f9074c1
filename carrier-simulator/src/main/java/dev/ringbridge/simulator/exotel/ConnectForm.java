package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.connect.ConnectOrder;
import dev.ringbridge.simulator.connect.ConnectOrder.CallbackTerms;
import dev.ringbridge.simulator.connect.ConnectOrder.Manner;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.Contact.Network;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a request to connect two parties says, as a form of either encoding. */
record ConnectForm(MultiMap values) {
  static final String EVENTS = "StatusCallbackEvents";
  private static final Pattern FLOW =
      Pattern.compile("https?://my(?:\\.in)?\\.exotel\\.com/([^/]+)/exoml/start_voice/([^/?#]+)");
  private static final int LONGEST_LIFE_S = 14_400;
  private static final int STANDARD_RING_S = 30;

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** The events subscribed to, whichever way the list is written. */
  Set<String> events() {
    return values.entries().stream()
        .filter(entry -> entry.getKey().matches(EVENTS + "(\\[\\d*])?"))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  /** Whom a parameter names: a number, or for the first party also a softphone. */
  Optional<Contact> contact(String name, boolean mayBePhone) {
    String written = get(name).orElse("");
    Network network = mayBePhone && written.startsWith("sip:") ? Network.VOIP : Network.PSTN;
    return LegForm.contact(written, network);
  }

  /** The account's flow that its only party is to go through, by the flow's own address. */
  Optional<String> flow(String accountSid) {
    return get("Url")
        .map(FLOW::matcher)
        .filter(Matcher::matches)
        .filter(url -> url.group(1).equals(accountSid))
        .map(url -> url.group(2));
  }

  /** Whom it is about: the second party, or the only one. */
  Optional<Contact> lead() {
    return get("Url").isPresent() ? contact("From", true) : contact("To", false);
  }

  boolean isSeconds(String name) {
    return get(name)
        .map(text -> text.matches("[0-9]{1,5}") && isWithin(Integer.parseInt(text)))
        .orElse(true);
  }

  private static boolean isWithin(int seconds) {
    return seconds >= 1 && seconds <= LONGEST_LIFE_S;
  }

  /** The order of a request that {@link ConnectRules} found good. */
  ConnectOrder order(SimulatedExotelAccount account) {
    return new ConnectOrder(
        account.accountSid(),
        contact("From", true).orElseThrow(),
        contact("To", false),
        get("CallerId").orElseThrow(),
        get("CustomField"),
        get("StatusCallback").stream()
            .map(url -> new CallbackTerms(url, events(), manner()))
            .toList(),
        seconds("TimeOut", STANDARD_RING_S),
        seconds("TimeLimit", LONGEST_LIFE_S));
  }

  private Manner manner() {
    boolean json = get("StatusCallbackContentType").filter("application/json"::equals).isPresent();
    return json ? Manner.JSON : Manner.FORM;
  }

  private Duration seconds(String name, int otherwise) {
    return Duration.ofSeconds(get(name).map(Integer::parseInt).orElse(otherwise));
  }
}
