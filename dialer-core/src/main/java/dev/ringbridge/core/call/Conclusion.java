package dev.ringbridge.core.call;

import org.jspecify.annotations.Nullable;

/** What a call comes to, by all that was said about it. */
final class Conclusion {
  private Conclusion() {}

  /** Null while it lives. */
  static @Nullable Outcome of(Call call) {
    Ending ending = call.ending();
    if (ending == null) {
      return null;
    }
    if (call.has(Mark.CAME_IN)) {
      return call.agentId() == null ? Outcome.MISSED : Outcome.COMPLETED;
    }
    if (ending != Ending.COMPLETED && call.moments().answered() == null) {
      return Outcome.valueOf(ending.name());
    }
    if (call.has(Mark.MACHINE_MESSAGE_GIVEN)) {
      return Outcome.MACHINE;
    }
    return call.agentId() == null ? withoutAgent(call) : Outcome.COMPLETED;
  }

  /** A key is pressed by a person, whatever the detection heard. */
  private static Outcome withoutAgent(Call call) {
    if (call.has(Mark.OPTED_OUT)) {
      return Outcome.OPTED_OUT;
    }
    if (call.has(Mark.TRANSFER_REQUESTED)) {
      return Outcome.ABANDONED;
    }
    Answerer answerer = call.answerer();
    return answerer != null && answerer.isMachine() ? Outcome.MACHINE : alone(call);
  }

  private static Outcome alone(Call call) {
    if (call.has(Mark.MESSAGE_HEARD)) {
      return Outcome.INFORMED;
    }
    return call.has(Mark.MESSAGE_FIRST) ? Outcome.HUNG_UP : Outcome.ABANDONED;
  }
}
