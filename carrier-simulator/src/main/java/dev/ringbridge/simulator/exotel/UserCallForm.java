package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.connect.ConnectOrder;
import dev.ringbridge.simulator.connect.ConnectOrder.CallbackTerms;
import dev.ringbridge.simulator.connect.ConnectOrder.Manner;
import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.Contact.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a request to connect a user with a number says. */
record UserCallForm(JsonNode json) {
  private static final int LONGEST_LIFE_S = 14_400;
  private static final int STANDARD_RING_S = 30;

  Optional<String> text(String name) {
    return text(json, name);
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asText()).filter(value -> !value.isEmpty());
  }

  /** Whoever is rung first, however they are named. */
  Optional<Contact> from() {
    return user("user_id")
        .map("sip:"::concat)
        .or(() -> user("user_contact_uri"))
        .or(() -> user("contact_uri"))
        .flatMap(UserCallForm::contact);
  }

  Optional<String> user(String name) {
    return text(json.path("from"), name);
  }

  private static Optional<Contact> contact(String written) {
    return LegForm.contact(written, written.startsWith("sip:") ? Network.VOIP : Network.PSTN);
  }

  /** Whether they must be free, and are busy meanwhile: users always, others if that is asked. */
  boolean isManaged() {
    return user("contact_uri").isEmpty()
        || user("state_management").filter("true"::equals).isPresent();
  }

  Optional<Contact> to() {
    return text(json.path("to"), "number")
        .flatMap(written -> LegForm.contact(written, Network.PSTN));
  }

  /** The account's number that the called one sees, if it is one of the account's. */
  Optional<String> virtualNumber(SimulatedExotelAccount account) {
    return text("virtual_number")
        .filter(
            said ->
                account.exophones().isEmpty()
                    || account.exophones().stream().anyMatch(own -> isSame(own, said)));
  }

  private static boolean isSame(String own, String said) {
    return own.equals(said) || ExotelNumber.read(own).equals(ExotelNumber.read(said));
  }

  boolean isSeconds(String name) {
    JsonNode value = json.path(name);
    return value.isMissingNode()
        || (value.canConvertToInt() && value.asInt() >= 1 && value.asInt() <= LONGEST_LIFE_S);
  }

  /** Where each event is told; each has an address of its own. */
  List<CallbackTerms> callbacks() {
    List<CallbackTerms> callbacks = new ArrayList<>();
    for (JsonNode one : json.path("status_callback")) {
      callbacks.add(
          new CallbackTerms(
              one.path("url").asText(), Set.of(one.path("event").asText()), Manner.DETAILS));
    }
    return callbacks;
  }

  /** The order of a request that {@link UserCallRules} found good. */
  ConnectOrder order(SimulatedExotelAccount account) {
    return new ConnectOrder(
        account.accountSid(),
        from().orElseThrow(),
        to(),
        text("virtual_number").orElseThrow(),
        text("custom_field"),
        callbacks(),
        Duration.ofSeconds(json.path("attempt_time_out").asInt(STANDARD_RING_S)),
        Duration.ofSeconds(json.path("max_time_limit").asInt(LONGEST_LIFE_S)));
  }
}
