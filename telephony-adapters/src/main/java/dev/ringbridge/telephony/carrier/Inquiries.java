package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.telephony.Causes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Questions to carriers of which no answer is an answer too: empty means that the carrier could not
 * be asked, and that somebody asks again later.
 */
@ApplicationScoped
public class Inquiries {
  private static final Logger LOG = Logger.getLogger(Inquiries.class);

  private final Carriers carriers;

  Inquiries(Carriers carriers) {
    this.carriers = carriers;
  }

  /** What a call is doing; the inner value is empty where the carrier knows no such call. */
  public Uni<Optional<Optional<CarrierCall>>> find(CarrierLeg leg) {
    return ask(leg.accountId(), carrier -> carrier.find(leg));
  }

  /** Calls from one number to another, newest first. */
  public Uni<Optional<List<CarrierCall>>> search(UUID accountId, PhoneNumber to, String callerId) {
    return ask(accountId, carrier -> carrier.search(accountId, to, callerId));
  }

  /** The conference of this room, if the call is in it; the inner value is empty if it is not. */
  public Uni<Optional<Optional<String>>> conferenceWith(CarrierLeg leg, String room) {
    return ask(leg.accountId(), carrier -> carrier.conferenceWith(leg, room));
  }

  private <T> Uni<Optional<T>> ask(UUID accountId, Function<Carrier, Uni<T>> question) {
    return carriers
        .of(accountId)
        .map(
            carrier ->
                question
                    .apply(carrier)
                    .map(Optional::of)
                    .onFailure()
                    .invoke(e -> LOG.infof("a carrier could not be asked: %s", Causes.of(e)))
                    .onFailure()
                    .recoverWithItem(Optional.empty()))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }
}
