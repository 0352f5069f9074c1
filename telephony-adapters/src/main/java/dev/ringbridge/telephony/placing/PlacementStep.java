package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.telephony.carrier.Errand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an input came to.
 *
 * @param before the placement it came to
 * @param placement the placement afterwards
 * @param events what that says to the world
 */
public record PlacementStep(Placement before, Placement placement, List<CallEvent> events) {
  /** Whether anything changed. */
  public boolean isChange() {
    return !before.equals(placement);
  }

  /** An alarm: the carrier has a call that was thought never to have been placed. */
  public boolean isRevival() {
    return before.state().isClosed() && placement.state().isAtCarrier();
  }

  /** What is newly to be asked of the carrier. */
  public Optional<Errand> errand() {
    Optional<Errand> now = placement.errand();
    return now.equals(before.errand()) ? Optional.empty() : now;
  }

  PlacementStep says(CallEvent event) {
    List<CallEvent> all = new ArrayList<>(events);
    all.add(event);
    return new PlacementStep(before, placement, List.copyOf(all));
  }

  PlacementStep rang(Instant now) {
    return placement.ringingAt() != null
        ? this
        : with(placement.rung(now)).says(new CallRinging(placement.call(), now));
  }

  PlacementStep over(Ending how, Instant now) {
    return before.state() == PlacementState.ENDED
        ? this
        : with(placement.over(how, now))
            .says(
                new CallEnded(
                    placement.call(),
                    placement.carriage().reservation(),
                    how,
                    Evidence.CARRIER,
                    now));
  }

  private PlacementStep with(Placement next) {
    return new PlacementStep(before, next, events);
  }
}
