package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.telephony.carrier.AgentCallOrder;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import dev.ringbridge.telephony.room.RoomRef;
import jakarta.enterprise.context.ApplicationScoped;

/** The requests that make legs (telephony.md 10.9). */
@ApplicationScoped
class LegOrders {
  /** What the network may take before it rings, in seconds. */
  private static final int SETUP = 15;

  /** How long an agent's phone rings, in seconds. */
  private static final int AGENT_RINGS = 30;

  /** The longest that the carrier lets a leg live, in seconds. */
  private static final int LONGEST_LIFE = 14_400;

  private final CallbackUrls urls;

  LegOrders(CallbackUrls urls) {
    this.urls = urls;
  }

  /** A lead's leg; detection, where it is wanted, beside it: a person must not wait for it. */
  Request lead(ExotelAccount account, PlaceOrder order) {
    ObjectNode body =
        leg(order.number().e164(), order.callerId(), order.rules().ringLimitSeconds())
            .put("leg_event_endpoint", urls.leg(order.call(), account.id()))
            .put("custom_param", order.call().callId().toString());
    if (order.rules().detectMachines()) {
      body.put("amd_enable", true).put("async_amd", true);
    }
    return Request.post(account, account.legs("/legs"), body);
  }

  /** An agent's leg, which idles until it is bridged. */
  Request agent(ExotelAccount account, AgentCallOrder order) {
    RoomRef room = new RoomRef(order.line(), order.epoch());
    ObjectNode body =
        leg(order.contact(), order.callerId(), AGENT_RINGS)
            .put("leg_event_endpoint", urls.agent(room, account.id()));
    return Request.post(account, account.legs("/legs"), body);
  }

  private static ObjectNode leg(String contact, String callerId, int ringSeconds) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("contact_uri", contact)
        .put("network_type", contact.startsWith("sip:") ? "voip" : "pstn")
        .put("exophone", Numbers.write(callerId))
        .put("setup_timeout", SETUP)
        .put("ring_timeout", ringSeconds)
        .put("timeout", SETUP + ringSeconds)
        .put("time_limit", LONGEST_LIFE);
  }
}
