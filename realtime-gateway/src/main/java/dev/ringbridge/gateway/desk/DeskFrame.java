package dev.ringbridge.gateway.desk;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.ThirdParty;
import dev.ringbridge.foundation.problem.ProblemCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's socket is told; on the wire each has a {@code type} and a {@code seq} beside its
 * own fields. The contract is docs/events/sockets.yaml.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface DeskFrame {

  /**
   * The whole state of the agent: when the socket opens, and at each change.
   *
   * @param reason of a break, null otherwise
   * @param callId the call that is theirs, if any
   * @param until when a reservation or a wrap-up ends by itself, null where it does not; a wrap-up
   *     without an end lasts until it was said what came of the call
   * @param disposed whether it was said what came of that call; the wrap-up can be finished then
   * @param phoneUp whether calls can be put through to their phone
   */
  @JsonTypeName("agent")
  record AgentChanged(
      AgentState state,
      @Nullable BreakReason reason,
      long epoch,
      Instant since,
      @Nullable Instant until,
      @Nullable UUID callId,
      boolean disposed,
      boolean phoneUp)
      implements DeskFrame {}

  /**
   * A lead is shown to them before it is dialed: they say so, or pass over it.
   *
   * @param campaignName null while the campaign was never heard of
   * @param until when their time runs out
   * @param dials whether it is dialed by itself then, or given back
   */
  @JsonTypeName("preview")
  record Preview(
      UUID callId,
      @Nullable UUID leadId,
      UUID campaignId,
      @Nullable String campaignName,
      Instant until,
      boolean dials)
      implements DeskFrame {}

  /**
   * A call is placed for them: said when it is, and again when the phone rings.
   *
   * @param leadId null where the number is no lead
   * @param campaignName null while the campaign was never heard of
   */
  @JsonTypeName("dialing")
  record Dialing(
      UUID callId,
      @Nullable UUID leadId,
      UUID campaignId,
      @Nullable String campaignName,
      boolean ringing,
      Instant at)
      implements DeskFrame {}

  /**
   * An answered call is theirs: show the lead.
   *
   * @param leadId null while an inbound caller is unknown
   * @param campaignName null while the campaign was never heard of
   * @param waitedMillis from the answer to the match
   * @param handedBy who hands it over; null where it was nobody's before, or is shown once more
   */
  @JsonTypeName("screenPop")
  record ScreenPop(
      UUID callId,
      @Nullable UUID leadId,
      UUID campaignId,
      @Nullable String campaignName,
      Instant answeredAt,
      long waitedMillis,
      @Nullable String handedBy)
      implements DeskFrame {}

  /** The lead is in the agent's room: they talk. */
  @JsonTypeName("bridged")
  record Bridged(UUID callId, Instant at) implements DeskFrame {}

  /** The carrier heard a machine where the agent talks already: advice. */
  @JsonTypeName("machineSuspected")
  record MachineSuspected(UUID callId) implements DeskFrame {}

  /**
   * What goes on in the talk changed.
   *
   * @param heldSince since when the lead hears music and nobody else; null where they talk
   * @param third who else is called or is there, null where nobody is
   * @param consultation with which colleague their agent talks meanwhile, null where with none;
   *     said to both
   */
  @JsonTypeName("talk")
  record Talk(
      UUID callId,
      @Nullable Instant heldSince,
      @Nullable ThirdParty third,
      @Nullable Consultation consultation)
      implements DeskFrame {}

  /**
   * The call is over, or was handed over and goes on without them; or nobody answered it.
   *
   * @param toColleague whether it goes to a colleague, who says what came of it once the lead is
   *     with them
   */
  @JsonTypeName("callEnded")
  record CallOver(UUID callId, Ending ending, boolean toColleague, Instant at)
      implements DeskFrame {
    /** To no colleague. */
    CallOver(UUID callId, Ending ending, Instant at) {
      this(callId, ending, false, at);
    }
  }

  /** The match came to nothing: take the lead off the screen. */
  @JsonTypeName("released")
  record Released(UUID callId) implements DeskFrame {}

  /** A message of theirs could not be taken. */
  @JsonTypeName("refused")
  record Refused(ProblemCode code, String detail) implements DeskFrame {}

  /** The answer to a ping. */
  @JsonTypeName("pong")
  record Pong() implements DeskFrame {}
}
