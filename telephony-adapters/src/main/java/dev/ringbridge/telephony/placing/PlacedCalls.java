package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.TelephonyConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    return placements
        .lock(work, call.callId())
        .chain(row -> row.map(Uni.createFrom()::item).orElseGet(() -> adopt(work, call, accountId)))
        .map(seen -> new Seen<>(carried(seen.row(), accountId), seen.now()));
  }

  private static Placement carried(Placement placement, UUID accountId) {
    return placement.carriage().accountId().equals(NO_ACCOUNT)
        ? placement.carriedBy(accountId)
        : placement;
  }

  private Uni<Seen<Placement>> adopt(Work work, CallRef call, UUID accountId) {
    Instant never = Instant.EPOCH;
    Carriage carriage = new Carriage(accountId, null, null, unknownRules, null, never, null);
    return placements
        .insert(work, List.of(Placement.found(call, carriage)), never)
        .chain(() -> placements.lock(work, call.callId()))
        .map(row -> row.orElseThrow());
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

  /** Takes in one input and writes down what changed. */
  public Uni<PlacementStep> take(
      Work work, Placement placement, PlacementInput input, Instant now) {
    PlacementStep step = placement.on(input, now);
    alarms.check(step);
    return placements.save(work, step, now).replaceWith(step);
  }
}
