package dev.ringbridge.telephony.placing;

import dev.ringbridge.telephony.carrier.CarrierLeg;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What must never happen and is looked for all the same. */
@ApplicationScoped
public class Alarms {
  private static final Logger LOG = Logger.getLogger(Alarms.class);

  private final Counter revivals;
  private final Counter twins;

  Alarms(MeterRegistry metrics) {
    this.revivals =
        Counter.builder("ringbridge.telephony.revivals")
            .description("calls thought never to have been placed that are alive at the carrier")
            .register(metrics);
    this.twins =
        Counter.builder("ringbridge.telephony.twins")
            .description("second calls at the carrier under one call id")
            .register(metrics);
  }

  /** Raises the alarm if a step brought a call back. */
  public void check(PlacementStep step) {
    if (step.isRevival()) {
      revivals.increment();
      LOG.errorf(
          "call %s was %s and is alive at the carrier",
          step.placement().call().callId(), step.before().state());
    }
  }

  /** A call has a second call at the carrier. */
  public void twin(UUID callId, CarrierLeg twin) {
    twins.increment();
    LOG.errorf("call %s was placed twice; the second is %s", callId, twin.carrierCallId());
  }
}
