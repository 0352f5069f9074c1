package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.lead.FollowUp;
import dev.ringbridge.core.lead.FollowUp.CallDisposed;
import dev.ringbridge.core.lead.FollowUp.LeadReassigned;
import dev.ringbridge.core.lead.FollowUp.NurtureRequested;
import dev.ringbridge.core.lead.FollowUp.VisitRequested;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.call.Calls.StoredCall;
import dev.ringbridge.queue.escalation.Escalations;
import dev.ringbridge.queue.escalation.Escalations.Escalated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells whoever follows a conversation up what came of it, and puts what must be before them. */
@ApplicationScoped
class FollowingUp {
  private final Escalations escalations;
  private final Clock clock;

  FollowingUp(Escalations escalations, Clock clock) {
    this.escalations = escalations;
    this.clock = clock;
  }

  /**
   * Says what came of the call, also where it is what another said before: whoever has the call now
   * is let go by their own word only.
   */
  void tell(Work work, Word word) {
    work.publish(disposed(word, clock.instant()));
  }

  /** Sets going what follows from a word that is news. */
  Uni<Void> follow(Work work, Word word) {
    Instant now = clock.instant();
    request(word, now).ifPresent(work::publish);
    if (word.result().does(AutoAction.ASSIGN_MANAGER)) {
      return escalations.open(work, escalated(word), now);
    }
    return word.takesBack(AutoAction.ASSIGN_MANAGER)
        ? escalations.withdraw(work, word.call().ref(), now)
        : Uni.createFrom().voidItem();
  }

  private static FollowUp disposed(Word word, Instant now) {
    CallResult result = word.result();
    return new CallDisposed(
        word.call().ref(),
        word.call().agentId(),
        result.disposition().code(),
        result.sub(),
        result.disposition().action(),
        word.by(),
        now);
  }

  private static Optional<FollowUp> request(Word word, Instant now) {
    CallRef call = word.call().ref();
    CallResult result = word.result();
    UUID agent = word.call().agentId();
    String code = result.disposition().code();
    return switch (result.disposition().action()) {
      case SCHEDULE_VISIT -> Optional.of(new VisitRequested(call, agent, code, now));
      case NURTURE_CAMPAIGN ->
          Optional.of(new NurtureRequested(call, agent, code, result.sub(), now));
      case REASSIGN ->
          Optional.ofNullable(result.language())
              .map(language -> new LeadReassigned(call, agent, language, now));
      case RESCHEDULE, MARK_INVALID, RETRY, MARK_DND, ASSIGN_MANAGER -> Optional.empty();
    };
  }

  private static Escalated escalated(Word word) {
    return new Escalated(
        word.call().ref(), word.call().agentId(), word.result().disposition().label(), word.note());
  }

  /**
   * What was said of a call that is locked.
   *
   * @param by who said it; null where the system did
   */
  record Word(StoredCall stored, CallResult result, String note, @Nullable UUID by) {
    Call call() {
      return stored.call();
    }

    /** Whether it was not said before. */
    boolean isNews() {
      return !stored.result().equals(Optional.of(result));
    }

    /** Whether something else was said before that had set this going. */
    boolean takesBack(AutoAction action) {
      return !result.does(action) && stored.result().filter(said -> said.does(action)).isPresent();
    }
  }
}
