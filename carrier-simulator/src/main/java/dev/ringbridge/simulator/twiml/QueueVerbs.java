package dev.ringbridge.simulator.twiml;

import dev.ringbridge.simulator.twiml.Step.DialQueue;
import dev.ringbridge.simulator.twiml.Step.Enqueue;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.Optional;

/** What documents do with queues. */
final class QueueVerbs {
  private static final int STANDARD_SIZE = 1000;

  private QueueVerbs() {}

  static Step enqueue(Element verb) {
    return new Enqueue(
        verb.text(),
        verb.number("maxQueueSize", STANDARD_SIZE),
        target(verb, "action", "method"),
        target(verb, "waitUrl", "waitUrlMethod"));
  }

  static Optional<Step> dial(
      Element dial, Optional<Target> action, Duration timeout, Duration limit) {
    return dial.children().stream()
        .filter(noun -> noun.name().equals("Queue"))
        .findFirst()
        .map(
            queue ->
                new DialQueue(
                    queue.text(), action, timeout, limit, target(queue, "url", "method")));
  }

  private static Optional<Target> target(Element verb, String url, String method) {
    HookMethod how = verb.attribute(method).flatMap(HookMethod::named).orElse(HookMethod.POST);
    return verb.attribute(url)
        .filter(address -> !address.isBlank())
        .map(address -> new Target(address, how));
  }
}
