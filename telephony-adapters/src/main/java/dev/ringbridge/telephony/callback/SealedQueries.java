package dev.ringbridge.telephony.callback;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.credential.Seal;
import dev.ringbridge.telephony.room.RoomRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The queries of callback addresses. They say whose call, or whose room, it is about, under our
 * seal, so that a webhook can be filed though nobody remembers the call. They hold only characters
 * that need no encoding: signature checks disagree about the others (telephony.md 4.1).
 */
@ApplicationScoped
public class SealedQueries {
  private static final List<String> CALL =
      List.of("call", "campaign", "lead", "organization", "branch");
  private static final List<String> ROOM = List.of("agent", "epoch", "organization", "branch");

  private final Seal seal;

  /** Queries under this seal. */
  public SealedQueries(Seal seal) {
    this.seal = seal;
  }

  /** The query of an address about a call. */
  public String of(CallRef call) {
    return sealed(parts(call));
  }

  /**
   * The query of an address about a call.
   *
   * @param more what it says besides, by names that no call's query has
   */
  public String of(CallRef call, Map<String, String> more) {
    Map<String, String> parts = parts(call);
    parts.putAll(more);
    return sealed(parts);
  }

  /** The query of an address about a room. */
  public String of(RoomRef room) {
    return sealed(parts(room));
  }

  /**
   * The query of an address about a room.
   *
   * @param more what it says besides, by names that no room's query has
   */
  public String of(RoomRef room, Map<String, String> more) {
    Map<String, String> parts = parts(room);
    parts.putAll(more);
    return sealed(parts);
  }

  private static Map<String, String> parts(CallRef call) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("call", call.callId().toString());
    parts.put("campaign", call.campaignId().toString());
    UUID lead = call.leadId();
    parts.put("lead", lead == null ? "none" : lead.toString());
    parts.put("organization", call.tenancy().organizationId().toString());
    parts.put("branch", call.tenancy().branchId().toString());
    return parts;
  }

  private static Map<String, String> parts(RoomRef room) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("agent", room.line().agentId().toString());
    parts.put("epoch", Long.toString(room.epoch()));
    parts.put("organization", room.line().tenancy().organizationId().toString());
    parts.put("branch", room.line().tenancy().branchId().toString());
    return parts;
  }

  private String sealed(Map<String, String> parts) {
    parts.put("seal", seal.on(List.copyOf(parts.values())));
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining("&"));
  }

  /**
   * The call that a query is about; empty if it is not one of ours.
   *
   * @param more the names of what it says besides, in their order
   */
  public Optional<CallRef> call(Map<String, String> query, String... more) {
    return open(query, CALL, more)
        .map(
            parts ->
                new CallRef(
                    UUID.fromString(parts.get(0)),
                    UUID.fromString(parts.get(1)),
                    parts.get(2).equals("none") ? null : UUID.fromString(parts.get(2)),
                    tenancy(parts.get(3), parts.get(4))));
  }

  /**
   * The room that a query is about; empty if it is not one of ours.
   *
   * @param more the names of what it says besides, in their order
   */
  public Optional<RoomRef> room(Map<String, String> query, String... more) {
    return open(query, ROOM, more)
        .map(
            parts ->
                new RoomRef(
                    new AgentLine(
                        UUID.fromString(parts.get(0)), tenancy(parts.get(2), parts.get(3))),
                    Long.parseLong(parts.get(1))));
  }

  private Optional<List<String>> open(
      Map<String, String> query, List<String> names, String... more) {
    List<String> parts =
        Stream.concat(names.stream(), Stream.of(more))
            .map(name -> query.getOrDefault(name, ""))
            .toList();
    return Optional.of(parts).filter(all -> seal.isOn(all, query.getOrDefault("seal", "")));
  }

  private static Tenancy tenancy(String organization, String branch) {
    return new Tenancy(UUID.fromString(organization), UUID.fromString(branch));
  }
}
