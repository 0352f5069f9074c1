package dev.ringbridge.telephony.placing;

import dev.ringbridge.telephony.carrier.Carrier;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Has a carrier asked whether a call may be made, where its account has that done. It is asked
 * before the try is committed: whoever takes the call back meanwhile finds it untried, and a
 * process that stops meanwhile leaves nothing to be looked for.
 */
@ApplicationScoped
class Clearing {
  private final Attempts attempts;
  private final Carriers carriers;

  Clearing(Attempts attempts, Carriers carriers) {
    this.attempts = attempts;
    this.carriers = carriers;
  }

  /**
   * A call that is not to be made.
   *
   * @param order what would have been sent
   * @param answer what becomes of it instead
   */
  record Barred(PlaceOrder order, PlaceAnswer answer) {}

  /** Empty where nothing stands against the call, or nothing is asked. */
  Uni<Optional<Barred>> ask(Turn turn) {
    return carriers
        .of(turn.accountId())
        .filter(carrier -> carrier.capabilities(turn.accountId()).requestsBefore() > 0)
        .map(carrier -> ask(carrier, turn))
        .orElseGet(Clearing::clear);
  }

  private Uni<Optional<Barred>> ask(Carrier carrier, Turn turn) {
    return attempts
        .draft(turn)
        .chain(order -> order.map(one -> ask(carrier, one)).orElseGet(Clearing::clear));
  }

  private static Uni<Optional<Barred>> ask(Carrier carrier, PlaceOrder order) {
    return carrier.bar(order).map(bar -> bar.map(answer -> new Barred(order, answer)));
  }

  private static Uni<Optional<Barred>> clear() {
    return Uni.createFrom().item(Optional.empty());
  }
}
