package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.core.lead.Callback;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.LeadEvent.RangUs;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.MovingLeads;
import dev.ringbridge.queue.lead.SkippingLeads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has leads that called us called back, by the rules that hold for every call: who must not be
 * called is not, and nobody before their hours.
 */
@ApplicationScoped
class CallingBack {
  /** By then they have heard the message and hung up: nobody dials who is on the line with us. */
  private static final Duration AFTER = Duration.ofMinutes(2);

  private static final Cause CAUSE = new Cause("Called us", null);

  private final IncomingCalls calls;
  private final MovingLeads leads;
  private final SkippingLeads skipping;

  CallingBack(IncomingCalls calls, MovingLeads leads, SkippingLeads skipping) {
    this.calls = calls;
    this.leads = leads;
    this.skipping = skipping;
  }

  /**
   * Plans it where it may be, and has nobody dial who is on the line with us; what was planned for
   * them already gives way. One callback a day is granted for calls that came to nothing; a caller
   * who is put through now has theirs in any case, should nobody come to talk with them.
   */
  Uni<Void> plan(
      Work work, CallerRang rang, PhoneNumber from, KnownCaller caller, boolean putThrough) {
    boolean granted = mayBe(rang, caller) && (putThrough || !caller.calledBackLately());
    Callback callback = granted ? new Callback(caller.ownerId()) : null;
    RangUs event = new RangUs(from, rang.at().plus(AFTER), callback);
    return skipping
        .takeBack(work, caller.leadId())
        .chain(() -> leads.tell(work, List.of(new LeadNews(caller.leadId(), event, CAUSE))))
        .map(moved -> Optional.ofNullable(moved.after().get(caller.leadId())))
        .call(lead -> takeBackAgain(work, lead))
        .chain(lead -> note(work, rang, lead.filter(one -> mayBe(rang, caller) && isPlanned(one))));
  }

  /** A number that the network found to be forged is somebody else's: a person decides. */
  private static boolean mayBe(CallerRang rang, KnownCaller caller) {
    return caller.callsBack() && rang.verification() != Verification.FAILED;
  }

  /** Whoever was claimed between the look and the news is not dialed either. */
  private Uni<Void> takeBackAgain(Work work, Optional<Lead> lead) {
    return lead.filter(one -> one.dialState() == DialState.CALLING)
        .map(one -> skipping.takeBackHeld(work, one.id()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> note(Work work, CallerRang rang, Optional<Lead> planned) {
    return planned
        .map(lead -> calls.calledBack(work, rang.callId(), lead.dueAt()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /**
   * A lead that is being called is called back only where that call never leaves: a supervisor sees
   * to it.
   */
  private static boolean isPlanned(Lead lead) {
    return lead.dialState().isQueued() && lead.callback() != null && !lead.mustNotBeCalled();
  }
}
