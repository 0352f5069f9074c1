package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.callback.SealedQueries;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.room.RoomRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The addresses that events go to. Nothing but our seal on them vouches for an event: the carrier
 * signs none (telephony.md 10.4).
 */
@ApplicationScoped
class CallbackUrls {
  static final String PATH = "/carrier/exotel/";
  static final String ACCOUNT = "account";
  static final String AGENT = "agent";
  static final String EPOCH = "epoch";
  static final String LEG = "leg";

  private final String base;
  private final SealedQueries queries;

  CallbackUrls(TelephonyConfig config, SealedQueries queries) {
    String url = config.publicUrl().toString();
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.queries = queries;
  }

  /** Where it all is. */
  String base() {
    return base + PATH;
  }

  /** Events of a lead's leg. */
  String leg(CallRef call, UUID accountId) {
    return base + PATH + "leg?" + queries.of(call, Map.of(ACCOUNT, accountId.toString()));
  }

  /**
   * What is said of a call that rings an agent and then the lead.
   *
   * @param room the agent's
   */
  String connect(CallRef call, UUID accountId, RoomRef room) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put(ACCOUNT, accountId.toString());
    more.put(AGENT, room.line().agentId().toString());
    more.put(EPOCH, Long.toString(room.epoch()));
    return base + PATH + "connect?" + queries.of(call, more);
  }

  /** Events of an agent's leg. */
  String agent(RoomRef room, UUID accountId) {
    return base + PATH + "agent?" + queries.of(room, Map.of(ACCOUNT, accountId.toString()));
  }

  /**
   * Events of a bridge.
   *
   * @param agentLegSid the agent's leg in it
   */
  String bridge(CallRef call, Target target, String agentLegSid) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put(AGENT, target.agentId().toString());
    more.put(EPOCH, Long.toString(target.legEpoch()));
    more.put(LEG, agentLegSid);
    return base + PATH + "bridge?" + queries.of(call, more);
  }
}
