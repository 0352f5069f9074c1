package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.webhook.Courier;
import dev.ringbridge.simulator.webhook.FlowQuestion;
import dev.ringbridge.simulator.webhook.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** How the applets of flows ask. */
record Questions(Courier courier) {
  void ask(String url, Map<String, String> params, Consumer<Reply> then) {
    courier.deliver(new FlowQuestion(url, params), new Asked(then));
  }

  /** Tells something, whatever the answer is. */
  void tell(String url, Map<String, String> params) {
    ask(url, params, reply -> {});
  }

  private record Asked(Consumer<Reply> then) implements Courier.Listener {
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
}
