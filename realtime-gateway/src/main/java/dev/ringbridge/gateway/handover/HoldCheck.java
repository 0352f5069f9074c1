package dev.ringbridge.gateway.handover;

import dev.ringbridge.gateway.GatewayConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether colleagues are held long enough: telephony refuses each hand-over that it would not have
 * seen through by then, and nobody would know why none succeeds.
 */
@ApplicationScoped
class HoldCheck {
  /** Telephony looks twice, a second apart; a wish needs some time to come there. */
  private static final Duration MORE = Duration.ofSeconds(3);

  private final Duration hold;
  private final Duration doubtAfter;

  /**
   * @param doubtAfter telephony's, where this process knows it; its default where it does not
   */
  HoldCheck(
      GatewayConfig config,
      @ConfigProperty(name = "ringbridge.telephony.answers.doubt-after", defaultValue = "PT3S")
          Duration doubtAfter) {
    this.hold = config.handoverHold();
    this.doubtAfter = doubtAfter;
  }

  void start(@Observes StartupEvent event) {
    check(hold, doubtAfter);
  }

  static void check(Duration hold, Duration doubtAfter) {
    Duration least = doubtAfter.plus(MORE);
    if (hold.compareTo(least) < 0) {
      throw new IllegalStateException(
          ("ringbridge.gateway.handover-hold is %s, so that every hand-over to a colleague would be refused: telephony needs"
                  + " ringbridge.telephony.answers.doubt-after (%s) and three seconds more. Set it to %s or more, or leave it out.")
              .formatted(hold, doubtAfter, least));
    }
  }
}
