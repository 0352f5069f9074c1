package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.incoming.Receiving.Choice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Serves leads that call us: puts them through to an agent, or has them called back. */
@ApplicationScoped
class ServingCallers {
  private final Receiving receiving;
  private final CallingBack callingBack;
  private final PuttingThrough puttingThrough;

  ServingCallers(Receiving receiving, CallingBack callingBack, PuttingThrough puttingThrough) {
    this.receiving = receiving;
    this.callingBack = callingBack;
    this.puttingThrough = puttingThrough;
  }

  /** Whoever is put through is called back, too, should nobody come to talk with them. */
  Uni<Void> serve(Work work, CallerRang rang, PhoneNumber from, KnownCaller caller) {
    return receiving
        .choose(work, rang, caller)
        .call(choice -> callingBack.plan(work, rang, from, caller, isPutThrough(choice)))
        .chain(
            choice ->
                choice
                    .map(one -> puttingThrough.put(work, rang, from, caller, one))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private static boolean isPutThrough(Optional<Choice> choice) {
    return choice.filter(Choice::isPutThrough).isPresent();
  }
}
