package dev.ringbridge.telephony.setup;

import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.account.Unsealing;
import dev.ringbridge.telephony.setup.AccountViews.CarrierKindView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The carriers that accounts can be added of. */
@ApplicationScoped
class CarrierSetups {
  private static final String NO_KEY =
      "There is no key to encrypt credentials with. Whoever runs Ringbridge sets"
          + " ringbridge.telephony.credential-keys (docs/carriers.md).";

  private final List<CarrierSetup> carriers;
  private final Unsealing unsealing;
  private final boolean simulable;

  CarrierSetups(@Any Instance<CarrierSetup> carriers, Unsealing unsealing, TelephonyConfig config) {
    this.carriers = carriers.stream().sorted(Comparator.comparing(CarrierSetup::title)).toList();
    this.unsealing = unsealing;
    this.simulable = config.simulator().isPresent();
  }

  List<CarrierKindView> views() {
    return carriers.stream()
        .map(
            one ->
                new CarrierKindView(
                    one.kind(),
                    one.title(),
                    hindrance(one).orElse(null),
                    simulable,
                    one.callsAgents(),
                    one.fields()))
        .toList();
  }

  private Optional<String> hindrance(CarrierSetup carrier) {
    return unsealing.isReady() ? carrier.hindrance() : Optional.of(NO_KEY);
  }

  /** The carrier of that name. */
  CarrierSetup of(String kind) {
    return carriers.stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> Refusal.invalid("kind", "Known", "There is no carrier of that name here."));
  }

  /** Refuses where no account of this carrier can be added now. */
  void refuseHindered(CarrierSetup carrier) {
    hindrance(carrier)
        .ifPresent(
            why -> {
              throw Refusal.of(ProblemCode.CONFLICT, why);
            });
  }

  /** Refuses a simulated account where there is no simulated carrier. */
  void refuseUnsimulable(boolean simulated) {
    if (simulated && !simulable) {
      throw Refusal.invalid(
          "simulated",
          "Known",
          "There is no simulated carrier here: ringbridge.telephony.simulator.api-url is not set.");
    }
  }
}
