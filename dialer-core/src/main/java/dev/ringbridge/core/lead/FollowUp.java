package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts on {@code lead.events}: what came of conversations, for whoever follows them up. The
 * last {@link CallDisposed} of a call counts: whoever acted on another before takes it back.
 */
public sealed interface FollowUp extends Event {
  CallRef call();

  @Override
  default Tenancy tenancy() {
    return call().tenancy();
  }

  @Override
  default UUID key() {
    return call().callId();
  }

  /**
   * It was said what came of a call.
   *
   * @param agentId who talked
   * @param code of the disposition
   * @param subCode why it came to this; null where the disposition knows no reasons
   * @param action what it sets going
   * @param disposedBy who said it; null where the system did, because nobody had
   */
  record CallDisposed(
      CallRef call,
      @Nullable UUID agentId,
      String code,
      @Nullable String subCode,
      AutoAction action,
      @Nullable UUID disposedBy,
      Instant at)
      implements FollowUp {}

  /**
   * A visit is to be arranged with the lead.
   *
   * @param agentId who talked with them
   */
  record VisitRequested(CallRef call, @Nullable UUID agentId, String code, Instant at)
      implements FollowUp {}

  /**
   * The lead is to be kept in touch with by other means than calls.
   *
   * @param agentId who talked with them
   * @param subCode why they did not buy; null where that is not known
   */
  record NurtureRequested(
      CallRef call, @Nullable UUID agentId, String code, @Nullable String subCode, Instant at)
      implements FollowUp {}

  /**
   * The lead waits for an agent who speaks its language.
   *
   * @param agentId who talked with them
   * @param language as lead files write it
   */
  record LeadReassigned(CallRef call, @Nullable UUID agentId, String language, Instant at)
      implements FollowUp {}

  /**
   * The lead was put before the supervisors.
   *
   * @param escalationId which entry of their list
   * @param agentId who talked with them
   */
  record LeadEscalated(CallRef call, UUID escalationId, @Nullable UUID agentId, Instant at)
      implements FollowUp {}

  /**
   * The lead is off the supervisors' list.
   *
   * @param escalationId which entry of it
   * @param backInQueue whether it is to be dialed again
   * @param resolvedBy the supervisor; null where the agent took their word back
   */
  record EscalationResolved(
      CallRef call, UUID escalationId, boolean backInQueue, @Nullable UUID resolvedBy, Instant at)
      implements FollowUp {}
}
