package dev.ringbridge.telephony.command;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.placing.PlacedCalls;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.placing.PlacementInput;
import dev.ringbridge.telephony.placing.PlacementStep;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Takes calls back. One that nobody began to place never will be: the fence is taken as revoked.
 * One that the carrier has is canceled there or ended; the wish stands in its row until it is over.
 */
@ApplicationScoped
class Withdrawing {
  private final Database database;
  private final PlacedCalls calls;
  private final Errands errands;

  Withdrawing(@InTelephony Database database, PlacedCalls calls, Errands errands) {
    this.database = database;
    this.calls = calls;
    this.errands = errands;
  }

  /** It must not be dialed; if it rings, it is canceled where the command says so. */
  Uni<Void> cancel(CancelCall cancel) {
    return withdraw(
        cancel.call(),
        cancel.reason(),
        new PlacementInput.Revoked(cancel.reason(), cancel.cancelRinging()));
  }

  /** It must end, whatever it does. */
  Uni<Void> hangUp(HangUpCall hangUp) {
    return withdraw(hangUp.call(), RevocationReason.SKIPPED, new PlacementInput.HangUp());
  }

  private Uni<Void> withdraw(CallRef call, RevocationReason reason, PlacementInput input) {
    return database
        .asEngine(work -> withdraw(work, call, reason, input))
        .invoke(errand -> errands.run(errand.stream().toList()))
        .replaceWithVoid();
  }

  private Uni<Optional<Errand>> withdraw(
      Work work, CallRef call, RevocationReason reason, PlacementInput input) {
    return calls
        .revoke(work, call, reason)
        .chain(
            placed ->
                placed
                    .map(seen -> take(work, seen, input))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Optional<Errand>> take(Work work, Seen<Placement> seen, PlacementInput input) {
    return calls.take(work, seen.row(), input, seen.now()).map(PlacementStep::errand);
  }
}
