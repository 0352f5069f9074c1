package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.room.RoomRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The addresses that the carrier calls back. They say whose call, or whose room, it is about, under
 * our seal, so that a webhook can be filed though nobody remembers the call. The query holds only
 * characters that need no encoding: signature checks disagree about the others (telephony.md 4.1).
 */
@ApplicationScoped
class CallbackUrls {
  static final String PATH = "/carrier/twilio/";

  /** The lead comes out of a room. */
  static final String FROM_ROOM = "room";

  /** A message was said, and keys were waited for. */
  static final String FROM_KEYS = "keys";

  /** More tries than the default one, for failures of any kind (telephony.md 2.3). */
  private static final String REPORT_RETRIES = "#rc=5&rp=all&ct=2000&rt=5000&tt=15000";

  /** The lead waits meanwhile: another replica is asked soon. */
  private static final String ANSWER_RETRIES = "#rc=2&rp=ct,rt,5xx&ct=2000&rt=4000&tt=13000";

  private final String base;
  private final Seal seal;

  CallbackUrls(TelephonyConfig config, Seal seal) {
    String url = config.publicUrl().toString();
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.seal = seal;
  }

  /** The address that was asked for, as the carrier sees it. */
  String seen(String pathAndQuery) {
    return base + pathAndQuery;
  }

  /** What agents' softphones are answered with: set by a person at the carrier, so not sealed. */
  String agent() {
    return base + PATH + "agent";
  }

  URI answer(CallRef call, int turn) {
    return answer(call, turn, "");
  }

  URI answerFromRoom(CallRef call, int turn) {
    return answer(call, turn, "&from=" + FROM_ROOM);
  }

  /** Where a key goes that is pressed on a message. */
  URI answerWithKeys(CallRef call, int turn, int round) {
    return answer(call, turn, "&round=" + round + "&from=" + FROM_KEYS);
  }

  private URI answer(CallRef call, int turn, String occasion) {
    return URI.create(
        base + PATH + "answer?" + query(call) + "&turn=" + turn + occasion + ANSWER_RETRIES);
  }

  URI status(CallRef call) {
    return URI.create(base + PATH + "status?" + query(call) + REPORT_RETRIES);
  }

  URI detection(CallRef call) {
    return URI.create(base + PATH + "detection?" + query(call) + REPORT_RETRIES);
  }

  URI room(RoomRef room) {
    return URI.create(base + PATH + "room?" + query(room) + REPORT_RETRIES);
  }

  URI agentLeft(RoomRef room) {
    return URI.create(base + PATH + "agent-left?" + query(room) + REPORT_RETRIES);
  }

  private String query(CallRef call) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("call", call.callId().toString());
    parts.put("campaign", call.campaignId().toString());
    UUID lead = call.leadId();
    parts.put("lead", lead == null ? "none" : lead.toString());
    parts.put("organization", call.tenancy().organizationId().toString());
    parts.put("branch", call.tenancy().branchId().toString());
    return sealed(parts);
  }

  private String query(RoomRef room) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("agent", room.line().agentId().toString());
    parts.put("epoch", Long.toString(room.epoch()));
    parts.put("organization", room.line().tenancy().organizationId().toString());
    parts.put("branch", room.line().tenancy().branchId().toString());
    return sealed(parts);
  }

  private String sealed(Map<String, String> parts) {
    parts.put("seal", seal.on(List.copyOf(parts.values())));
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining("&"));
  }

  /** The call that a query is about; empty if it is not one of ours. */
  Optional<CallRef> call(Map<String, String> query) {
    return open(query, List.of("call", "campaign", "lead", "organization", "branch"))
        .map(
            parts ->
                new CallRef(
                    UUID.fromString(parts.get(0)),
                    UUID.fromString(parts.get(1)),
                    parts.get(2).equals("none") ? null : UUID.fromString(parts.get(2)),
                    tenancy(parts.get(3), parts.get(4))));
  }

  /** The room that a query is about; empty if it is not one of ours. */
  Optional<RoomRef> room(Map<String, String> query) {
    return open(query, List.of("agent", "epoch", "organization", "branch"))
        .map(
            parts ->
                new RoomRef(
                    new AgentLine(
                        UUID.fromString(parts.get(0)), tenancy(parts.get(2), parts.get(3))),
                    Long.parseLong(parts.get(1))));
  }

  private Optional<List<String>> open(Map<String, String> query, List<String> names) {
    List<String> parts = names.stream().map(name -> query.getOrDefault(name, "")).toList();
    return Optional.of(parts).filter(all -> seal.isOn(all, query.getOrDefault("seal", "")));
  }

  private static Tenancy tenancy(String organization, String branch) {
    return new Tenancy(UUID.fromString(organization), UUID.fromString(branch));
  }
}
