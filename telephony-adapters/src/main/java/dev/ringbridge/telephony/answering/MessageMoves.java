package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.core.call.CallEvent.MessageHeard;
import dev.ringbridge.core.call.CallEvent.OptedOut;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.telephony.answering.AnswerMoves.Step;
import java.time.Instant;

/**
 * What happens to a call that hears a broadcast's message.
 *
 * <pre>
 *   MESSAGE -- the key for an agent ------------------------> HOLD
 *           -- the key to opt out --------------------------> OPT_OUT
 *           -- no key or another one, and it is said again --> MESSAGE
 *           -- no key or another one, and it is not ---------> OVER
 * </pre>
 *
 * A question that the carrier asks again is answered again, and moves nothing: after a key the call
 * hears no message any more, and a question that follows an earlier saying of it is late. Only the
 * wish to opt out counts whenever it is heard.
 */
final class MessageMoves {
  private MessageMoves() {}

  static Step keyed(Answer answer, Broadcast broadcast, AnswerInput.Keyed keyed, Instant now) {
    Answer here = answer.came().told(Replied.NOTHING);
    return switch (broadcast.wish(keyed.digits())) {
      case TRANSFER -> {
        Answer waiting = here.waiting(now);
        yield Step.to(waiting)
            .says(new TransferRequested(answer.call(), waiting.safeHarborAt(), now));
      }
      case OPT_OUT ->
          Step.to(here.deciding(Decision.OPT_OUT, null, now))
              .says(new OptedOut(answer.call(), now));
      case NONE -> keyed.round() < answer.round() ? Step.to(here) : heard(here, broadcast, now);
    };
  }

  /** A key that comes late moves nothing; the wish to be called no more is heard all the same. */
  static Step late(Step step, Broadcast broadcast, AnswerInput.Keyed keyed, Instant now) {
    Answer answer = step.answer();
    boolean news = answer.decision() != Decision.OPT_OUT;
    return news && broadcast.wish(keyed.digits()) == Broadcast.Wish.OPT_OUT
        ? step.says(new OptedOut(answer.call(), now))
        : step;
  }

  /** It was said to its end, or something was pressed that means nothing. */
  private static Step heard(Answer answer, Broadcast broadcast, Instant now) {
    if (answer.round() > 1) {
      return Step.to(answer.deciding(Decision.OVER, null, now));
    }
    Answer next = broadcast.again() ? answer.again(now) : answer.deciding(Decision.OVER, null, now);
    return Step.to(next).says(new MessageHeard(answer.call(), now));
  }
}
