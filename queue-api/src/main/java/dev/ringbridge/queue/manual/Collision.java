package dev.ringbridge.queue.manual;

import dev.ringbridge.core.eligibility.GateRule;
import dev.ringbridge.foundation.problem.Refusal;
import io.vertx.pgclient.PgException;

/** Two who wanted the same at the same moment: the second is refused by the rule they met. */
final class Collision {
  private static final String ONE_LIVE_CALL = "calls_one_live_per_number";
  private static final String EPOCH_SPENT_ONCE = "calls_epoch_spent_once";

  private Collision() {}

  static Throwable refused(Throwable failure) {
    String met = failure instanceof PgException broken ? broken.getConstraint() : null;
    if (ONE_LIVE_CALL.equals(met)) {
      return Refusal.byRule(
          GateRule.NOT_ON_A_CALL.name(), "A call to this number is live now.", null);
    }
    return EPOCH_SPENT_ONCE.equals(met) ? HandGate.promised() : failure;
  }
}
