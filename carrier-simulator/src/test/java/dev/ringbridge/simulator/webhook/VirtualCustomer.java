package dev.ringbridge.simulator.webhook;

import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.time.ManualTimers;
import dev.ringbridge.simulator.webhook.Reply.Answered;
import dev.ringbridge.simulator.webhook.Reply.Failed;
import dev.ringbridge.simulator.webhook.Reply.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A customer in virtual time, for what takes hours; {@code Customer} is the one on HTTP. */
public final class VirtualCustomer {
  public static final String HOST = "http://customer";

  private final ManualTimers timers;
  private final Map<String, String> documents = new HashMap<>();
  private final Map<String, Duration> delays = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private int tokens;

  /** A request as it came. */
  public record Asked(Instant at, String path, Map<String, String> form) {}

  public VirtualCustomer(ManualTimers timers) {
    this.timers = timers;
  }

  /** The carrier's courier to this customer. */
  public Courier courier() {
    return new Courier(this::answer, timers, () -> "token-" + ++tokens);
  }

  /** Answers a path with these verbs; other paths get 204. */
  public VirtualCustomer onTwiml(String path, String verbs) {
    documents.put(path, "<Response>" + verbs + "</Response>");
    return this;
  }

  /** Lets a path's answer take so long. */
  public VirtualCustomer slow(String path, Duration delay) {
    delays.put(path, delay);
    return this;
  }

  public List<Asked> at(String path) {
    return asked.stream().filter(a -> a.path().equals(path)).toList();
  }

  private void answer(Outgoing request, Duration connect, Duration read, Consumer<Reply> then) {
    String path = request.url().substring(HOST.length()).split("\\?", 2)[0];
    asked.add(new Asked(timers.now(), path, Query.of("?" + request.body())));
    Duration delay = delays.getOrDefault(path, Duration.ofMillis(10));
    if (delay.compareTo(read) > 0) {
      timers.after(read, () -> then.accept(new Failed(Why.TIMEOUT)));
    } else {
      timers.after(delay, () -> then.accept(reply(path)));
    }
  }

  private Reply reply(String path) {
    String document = documents.get(path);
    return document == null
        ? new Answered(204, "", "", Optional.empty())
        : new Answered(200, "text/xml", document, Optional.empty());
  }
}
