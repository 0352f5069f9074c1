package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.placing.PlacedCalls;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.placing.PlacementInput;
import dev.ringbridge.telephony.placing.PlacementState;
import dev.ringbridge.telephony.placing.PlacementStep;
import dev.ringbridge.telephony.recording.Recordable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A call is answered: once, whether the carrier's callback or its first question says so first. */
@ApplicationScoped
public class Arrivals {
  private final PlacedCalls calls;
  private final Answers answers;
  private final Carriers carriers;
  private final Recordable recordable;

  Arrivals(PlacedCalls calls, Answers answers, Carriers carriers, Recordable recordable) {
    this.recordable = recordable;
    this.calls = calls;
    this.answers = answers;
    this.carriers = carriers;
  }

  /** Takes in that a call was answered, of which only the carrier's question is at hand. */
  public Uni<Optional<Errand>> arrive(Work work, CallRef call, CarrierLeg leg) {
    return calls
        .open(work, call, leg.accountId())
        .chain(seen -> arrive(work, seen.row(), leg, seen.now()));
  }

  private Uni<Optional<Errand>> arrive(Work work, Placement placement, CarrierLeg leg, Instant at) {
    PlacementInput answered = new PlacementInput.Answered(leg.carrierCallId());
    return calls
        .take(work, placement, answered, at)
        .call(step -> write(work, step.placement(), leg, at))
        .map(PlacementStep::errand);
  }

  /**
   * Writes down calls that were answered, as their placements say already.
   *
   * @param arrived each with the moment
   */
  public Uni<Void> write(Work work, List<Seen<Arrived>> arrived) {
    if (arrived.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.join()
        .all(
            arrived.stream()
                .map(one -> write(work, one.row().placement(), one.row().leg(), one.now()))
                .toList())
        .andFailFast()
        .replaceWithVoid();
  }

  private Uni<Void> write(Work work, Placement placement, CarrierLeg leg, Instant at) {
    Conversation conversation = carriers.conversation(leg.accountId());
    CallRules rules = placement.carriage().rules();
    CallRules kept = recordable.with(leg.accountId(), rules);
    Answer answer = Answer.fresh(placement.call(), leg, kept, conversation, at);
    boolean over = placement.state() == PlacementState.ENDED;
    return answers
        .insert(work, over ? answer.ended(at).deciding(Decision.OVER, null, at) : answer)
        .invoke(
            fresh -> {
              if (fresh) {
                work.publish(event(placement, answer));
              }
            })
        .replaceWithVoid();
  }

  private static CallAnswered event(Placement placement, Answer answer) {
    return new CallAnswered(
        answer.call(),
        placement.carriage().reservation(),
        answer.safeHarborAt(),
        answer.answeredAt());
  }

  /**
   * A call that was answered.
   *
   * @param placement its placement, held
   * @param leg its name at the carrier
   */
  public record Arrived(Placement placement, CarrierLeg leg) {}
}
