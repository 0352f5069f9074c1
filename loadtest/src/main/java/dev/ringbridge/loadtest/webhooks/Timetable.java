package dev.ringbridge.loadtest.webhooks;

import dev.ringbridge.core.call.CallRef;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * When which webhook is due: calls begin at random moments at a constant rate, ring a second later,
 * and three in ten are answered. One webhook in a hundred comes once more, one is forged and one
 * altered; those two are about calls of which nothing else is ever said. It makes each webhook when
 * it is asked for it.
 */
final class Timetable {
  /** Three of a call that nobody answers, four of the others, and what comes once more of them. */
  private static final double WEBHOOKS_PER_CALL = 3.3 * 1.01;

  private static final double ANSWERED = 0.3;
  private static final double ODD = 0.01;
  private static final double SECOND = 1e9;

  private final CarrierWords words;
  private final Iterator<CallRef> calls;
  private final Iterator<CallRef> victims;
  private final Random random = new Random(7);
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
  private final double callsPerNano;
  private double nextCall;
  private int begun;

  /**
   * @param calls whom the carrier speaks of
   * @param victims whom only forged ones are about
   * @param perSecond how many webhooks that are to be acknowledged
   */
  Timetable(CarrierWords words, List<CallRef> calls, List<CallRef> victims, double perSecond) {
    this.words = words;
    this.calls = calls.iterator();
    this.victims = victims.iterator();
    this.callsPerNano = perSecond / WEBHOOKS_PER_CALL / SECOND;
  }

  /** How many calls it takes for so long. */
  static int calls(double perSecond, long seconds) {
    return (int) (perSecond / WEBHOOKS_PER_CALL * seconds * 1.1);
  }

  /** How many calls began. */
  int begun() {
    return begun;
  }

  /** The next webhook that is due by then, in nanoseconds of the timetable; null if none is. */
  @Nullable Callback next(long now, boolean begins) {
    while (begins && nextCall <= now && calls.hasNext()) {
      begin(calls.next(), (long) nextCall);
      nextCall += -Math.log(1 - random.nextDouble()) / callsPerNano;
    }
    Due first = due.peek();
    if (first == null || first.at() > now) {
      return null;
    }
    due.remove();
    return new Callback(
        first.kind(),
        first.at(),
        words.request(first.call(), first.status(), first.sequence(), first.kind()));
  }

  /** Whether nothing is due any more. */
  boolean isOver() {
    return due.isEmpty();
  }

  private void begin(CallRef call, long at) {
    begun++;
    boolean answered = random.nextDouble() < ANSWERED;
    say(call, "initiated", 0, at, 0);
    say(call, "ringing", 1, at, 1);
    if (answered) {
      say(call, "in-progress", 2, at, 3);
      say(call, "completed", 3, at, 6);
    } else {
      say(call, "no-answer", 2, at, 5);
    }
  }

  private void say(CallRef call, String status, int sequence, long begun, int afterSeconds) {
    long at = begun + (long) (afterSeconds * SECOND);
    due.add(new Due(at, call, status, sequence, Callback.Kind.GENUINE));
    if (random.nextDouble() < ODD) {
      due.add(new Due(at + (long) SECOND, call, status, sequence, Callback.Kind.REPLAYED));
    }
    if (random.nextDouble() < ODD && victims.hasNext()) {
      due.add(new Due(at, victims.next(), status, sequence, Callback.Kind.FORGED));
    }
    if (random.nextDouble() < ODD && victims.hasNext()) {
      due.add(new Due(at, victims.next(), status, sequence, Callback.Kind.ALTERED));
    }
  }

  private record Due(long at, CallRef call, String status, int sequence, Callback.Kind kind) {}
}
