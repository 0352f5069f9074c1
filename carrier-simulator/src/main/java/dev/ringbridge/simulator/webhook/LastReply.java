package dev.ringbridge.simulator.webhook;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Listens to nothing but what came of it in the end: no attempt counts, only the last reply.
 *
 * @param then takes it
 */
public record LastReply(Consumer<Reply> then) implements Courier.Listener {
  @Override
  public void sent(int attempt) {
    // The reply tells all.
  }

  @Override
  public void replied(int attempt, Reply reply, Duration elapsed) {
    // The last one counts.
  }

  @Override
  public void done(Reply reply) {
    then.accept(reply);
  }
}
