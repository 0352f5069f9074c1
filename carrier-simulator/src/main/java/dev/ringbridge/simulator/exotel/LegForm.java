package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.Contact.Network;
import dev.ringbridge.simulator.legs.LegLimits;
import dev.ringbridge.simulator.legs.LegOrder;
import dev.ringbridge.simulator.legs.LegOrder.Amd;
import dev.ringbridge.simulator.legs.Origin;
import java.time.Duration;
import java.util.Optional;

/** What a request for a leg says; what it leaves out has the carrier's default. */
record LegForm(JsonNode json) {
  static final int LONGEST_LIFE_S = 14_400;
  private static final int STANDARD_TIMEOUT_S = 30;

  Optional<String> text(String name) {
    return Optional.of(json.path(name).asText()).filter(value -> !value.isEmpty());
  }

  /** Whether it is not given, or is a whole number within these bounds. */
  boolean isNumber(String name, int min, int max) {
    JsonNode value = json.path(name);
    return value.isMissingNode()
        || value.isNull()
        || (value.canConvertToInt() && value.asInt() >= min && value.asInt() <= max);
  }

  /** Whether it is not given, or is true or false. */
  boolean isFlag(String name) {
    JsonNode value = json.path(name);
    return value.isMissingNode() || value.isNull() || value.isBoolean();
  }

  /** Whom it is to be made to; empty if that is nobody who can be reached by that network. */
  Optional<Contact> contact() {
    String written = text("contact_uri").orElse("");
    return network().flatMap(network -> contact(written, network));
  }

  Optional<Network> network() {
    return switch (text("network_type").orElse("pstn")) {
      case "pstn" -> Optional.of(Network.PSTN);
      case "voip" -> Optional.of(Network.VOIP);
      default -> Optional.empty();
    };
  }

  /** The order of a request that {@link LegRules} found good. */
  LegOrder order(SimulatedExotelAccount account) {
    Contact contact = contact().orElseThrow();
    Optional<String> endpoint = text("leg_event_endpoint");
    return new LegOrder(
        account.accountSid(),
        contact,
        text("exophone").orElseThrow(),
        endpoint,
        text("custom_param"),
        amd(),
        new LegLimits(
            seconds("timeout", STANDARD_TIMEOUT_S),
            seconds("setup_timeout", STANDARD_TIMEOUT_S),
            seconds("ring_timeout", STANDARD_TIMEOUT_S),
            seconds("time_limit", LONGEST_LIFE_S)),
        Origin.alone(contact, endpoint));
  }

  static Optional<Contact> contact(String written, Network network) {
    if (network == Network.VOIP) {
      return written.matches("sip:[^\\s@:]+(@\\S+)?")
          ? Optional.of(new Contact(written, written, network))
          : Optional.empty();
    }
    return ExotelNumber.read(written).map(number -> new Contact(written, number, network));
  }

  private Amd amd() {
    if (!json.path("amd_enable").asBoolean()) {
      return Amd.OFF;
    }
    return json.path("async_amd").asBoolean() ? Amd.BESIDE : Amd.BEFORE_ANSWER;
  }

  private Duration seconds(String name, int otherwise) {
    return Duration.ofSeconds(json.path(name).asInt(otherwise));
  }
}
