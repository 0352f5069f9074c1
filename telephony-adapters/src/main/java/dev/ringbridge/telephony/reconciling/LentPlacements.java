package dev.ringbridge.telephony.reconciling;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.placing.CheckTimes;
import dev.ringbridge.telephony.placing.PlacedCalls;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.placing.PlacementInput;
import dev.ringbridge.telephony.placing.Placements;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The transactions about placements that are looked after. */
@ApplicationScoped
class LentPlacements {
  private final Database database;
  private final Placements placements;
  private final PlacedCalls calls;
  private final CheckTimes checks;

  LentPlacements(
      @InTelephony Database database, Placements placements, PlacedCalls calls, CheckTimes checks) {
    this.database = database;
    this.placements = placements;
    this.calls = calls;
    this.checks = checks;
  }

  /** Takes in one input, unless the placement moved on meanwhile. */
  Uni<Void> take(Placement lent, PlacementInput input) {
    return locked(lent, (work, seen) -> take(work, seen, input));
  }

  private Uni<Void> take(Work work, Seen<Placement> seen, PlacementInput input) {
    return calls.take(work, seen.row(), input, seen.now()).replaceWithVoid();
  }

  /** Leaves it to be looked at again in its usual time. */
  Uni<Void> giveBack(Placement lent) {
    return locked(lent, (work, seen) -> placements.save(work, seen.row(), seen.now()));
  }

  private Uni<Void> locked(Placement lent, Step step) {
    return database.asEngine(
        work ->
            placements
                .lock(work, lent.call().callId())
                .chain(row -> ifUnmoved(work, lent, row, step)));
  }

  private static Uni<Void> ifUnmoved(
      Work work, Placement lent, Optional<Seen<Placement>> row, Step step) {
    return row.filter(
            seen -> seen.row().state() == lent.state() && seen.row().tries().equals(lent.tries()))
        .map(seen -> step.on(work, seen))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** Which of these calls are some placement's already. */
  Uni<Set<String>> taken(List<CarrierCall> listed) {
    List<String> ids = listed.stream().map(CarrierCall::carrierCallId).toList();
    return ids.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : database.asEngine(work -> placements.taken(work, ids));
  }

  /** When a request of which there is no trace can have made no call. */
  Instant provenUnplaced(Placement placement) {
    return checks.provenUnplaced(placement);
  }

  @FunctionalInterface
  private interface Step {
    Uni<Void> on(Work work, Seen<Placement> seen);
  }
}
