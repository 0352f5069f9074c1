package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.carrier.AgentCallOrder;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.room.RoomRef;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an agent who is rung with each call: nothing at the carrier is behind it. It is
 * there from when they say that they are until they do not pick up, or go.
 *
 * @param room theirs
 */
record Standby(RoomRef room) {
  private static final Pattern NAME = Pattern.compile("standby-([0-9a-f-]{36})-([0-9]{1,18})");

  /** The place that an agent's own phone would have been called for. */
  static Standby of(AgentCallOrder order) {
    return new Standby(new RoomRef(order.line(), order.epoch()));
  }

  /** What a leg of that name is, of an account of theirs; empty if it is a real one. */
  static Optional<Standby> of(CarrierLeg leg, Tenancy tenancy) {
    Matcher parts = NAME.matcher(leg.carrierCallId());
    return parts.matches()
        ? Optional.of(
            new Standby(
                new RoomRef(
                    new AgentLine(UUID.fromString(parts.group(1)), tenancy),
                    Long.parseLong(parts.group(2)))))
        : Optional.empty();
  }

  /** Its name, in the place of one of the carrier's. */
  String name() {
    return "standby-" + room.line().agentId() + "-" + room.epoch();
  }

  /** That it is given up, as it is filed. */
  Letter farewell() {
    return new Letter(
        "exotel-" + name(), "standby", room.line().tenancy(), name(), Map.of("event", "left"));
  }
}
