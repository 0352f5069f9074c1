package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls as the carrier speaks of them. One that no placement stands for (its database was restored)
 * gets one: nothing that the carrier says is dropped, and nobody dials it again.
 */
@ApplicationScoped
public class PlacedCalls {
  /** A call that was revoked before its job came names no account. */
  private static final UUID NO_ACCOUNT = new UUID(0, 0);

  private static final int RING_LIMIT_SECONDS = 60;
  private static final int SAFE_HARBOR_MILLIS = 2000;

  private final Placements placements;
  private final Alarms alarms;
  private final CallRules unknownRules;

  PlacedCalls(Placements placements, Alarms alarms, TelephonyConfig config) {
    this.placements = placements;
    this.alarms = alarms;
    this.unknownRules =
        new CallRules(
            RING_LIMIT_SECONDS,
            SAFE_HARBOR_MILLIS,
            config.answers().safeHarborText(),
            false,
            0,
            "");
  }

  /** The placement of a call, held until the transaction ends. */
  public Uni<Seen<Placement>> open(Work work, CallRef call, UUID accountId) {
    return openAll(work, Map.of(call.callId(), new Carried(call, accountId)))
        .map(held -> held.get(0));
  }

  /** The agent that a call was planned for; empty where there is none, or no such call. */
  public Uni<Optional<UUID>> plannedFor(Work work, UUID callId) {
    return placements
        .lock(work, callId)
        .map(row -> row.map(seen -> seen.row().carriage().reservation()))
        .map(reservation -> reservation.map(Reservation::agentId));
  }

  /** The agent that the call of this name was planned for; empty where there is none. */
  public Uni<Optional<UUID>> plannedFor(Work work, CarrierLeg leg) {
    return placements.plannedFor(work, leg);
  }

  /** The placements of calls, by their ids, held until the transaction ends. */
  public Uni<List<Seen<Placement>>> openAll(Work work, Map<UUID, Carried> calls) {
    return placements
        .lockAll(work, calls.keySet())
        .chain(held -> adopt(work, calls, held))
        .map(held -> held.stream().map(seen -> carried(seen, calls)).toList());
  }

  private static Seen<Placement> carried(Seen<Placement> seen, Map<UUID, Carried> calls) {
    Placement placement = seen.row();
    Carried by = calls.get(placement.call().callId());
    return by != null && placement.carriage().accountId().equals(NO_ACCOUNT)
        ? new Seen<>(placement.carriedBy(by.accountId()), seen.now())
        : seen;
  }

  /** Calls that no placement stands for get theirs. */
  private Uni<List<Seen<Placement>>> adopt(
      Work work, Map<UUID, Carried> calls, List<Seen<Placement>> held) {
    Map<UUID, Carried> strangers = new LinkedHashMap<>(calls);
    held.forEach(seen -> strangers.remove(seen.row().call().callId()));
    if (strangers.isEmpty()) {
      return Uni.createFrom().item(held);
    }
    return placements
        .insert(work, strangers.values().stream().map(this::stranger).toList(), Instant.EPOCH)
        .chain(() -> placements.lockAll(work, strangers.keySet()))
        .map(adopted -> Stream.concat(held.stream(), adopted.stream()).toList());
  }

  /** A call that came in gets the placement of a call: nobody places it, and it is carried so. */
  public Uni<Void> receive(
      Work work, Carried call, CallRules rules, @Nullable Reservation reservation) {
    Carriage carriage =
        new Carriage(call.accountId(), null, null, rules, reservation, Instant.EPOCH, null);
    return placements
        .insert(work, List.of(Placement.found(call.call(), carriage)), Instant.EPOCH)
        .replaceWithVoid();
  }

  private Placement stranger(Carried stranger) {
    Instant never = Instant.EPOCH;
    return Placement.found(
        stranger.call(),
        new Carriage(stranger.accountId(), null, null, unknownRules, null, never, null));
  }

  /**
   * Takes the fence of a call so that nobody places it any more.
   *
   * @return the placement that was there before, held; empty where the fence was taken now
   */
  public Uni<Optional<Seen<Placement>>> revoke(Work work, CallRef call, RevocationReason reason) {
    return placements
        .lock(work, call.callId())
        .chain(row -> row.isPresent() ? Uni.createFrom().item(row) : fence(work, call, reason));
  }

  private Uni<Optional<Seen<Placement>>> fence(Work work, CallRef call, RevocationReason reason) {
    return placements
        .known(work, List.of())
        .map(seen -> revoked(call, reason, seen.now()))
        .call(fence -> insertOrGiveWay(work, fence))
        .chain(fence -> placements.lock(work, call.callId()))
        .map(row -> row.filter(seen -> seen.row().state() != PlacementState.REVOKED));
  }

  private Placement revoked(CallRef call, RevocationReason reason, Instant now) {
    Carriage carriage = new Carriage(NO_ACCOUNT, null, null, unknownRules, null, now, null);
    return Placement.closed(
        call, carriage, PlacementState.REVOKED, Placement.endingOf(reason), now);
  }

  private Uni<Void> insertOrGiveWay(Work work, Placement fence) {
    Instant now = fence.carriage().postBy();
    return placements
        .insert(work, List.of(fence), now)
        .invoke(
            won -> {
              if (!won.isEmpty()) {
                work.publishAll(fence.opening(now));
              }
            })
        .replaceWithVoid();
  }

  /** Writes down what changed and has its events published. */
  public Uni<Void> saveAll(Work work, List<Seen<PlacementStep>> steps) {
    steps.forEach(step -> alarms.check(step.row()));
    steps.forEach(step -> work.publishAll(step.row().events()));
    return placements.saveAll(
        work,
        steps.stream()
            .filter(step -> step.row().isChange())
            .map(step -> new Seen<>(step.row().placement(), step.now()))
            .toList());
  }

  /** Takes in one input and writes down what changed. */
  public Uni<PlacementStep> take(
      Work work, Placement placement, PlacementInput input, Instant now) {
    PlacementStep step = placement.on(input, now);
    alarms.check(step);
    return placements.save(work, step, now).replaceWith(step);
  }

  /**
   * A call that the carrier speaks of.
   *
   * @param accountId the account that carries it
   */
  public record Carried(CallRef call, UUID accountId) {}
}
