package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.webhook.Courier;
import dev.ringbridge.simulator.webhook.FlowQuestion;
import dev.ringbridge.simulator.webhook.LastReply;
import dev.ringbridge.simulator.webhook.Reply;
import java.util.Map;
import java.util.function.Consumer;

/** How the applets of flows ask. */
record Questions(Courier courier) {
  void ask(String url, Map<String, String> params, Consumer<Reply> then) {
    courier.deliver(new FlowQuestion(url, params), new LastReply(then));
  }

  /** Tells something, whatever the answer is. */
  void tell(String url, Map<String, String> params) {
    ask(url, params, reply -> {});
  }
}
