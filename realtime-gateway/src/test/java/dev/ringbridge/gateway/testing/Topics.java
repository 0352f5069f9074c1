package dev.ringbridge.gateway.testing;

import static org.awaitility.Awaitility.await;

import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.event.EventPublisher;
import dev.ringbridge.foundation.event.OutgoingEvent;
import dev.ringbridge.foundation.event.Tails;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** What the tests say on the topics in the place of the other services, and what they hear. */
@ApplicationScoped
public class Topics {
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EventPublisher publisher;
  private final Queue<Event> heard = new ConcurrentLinkedQueue<>();

  Topics(EventPublisher publisher) {
    this.publisher = publisher;
  }

  void listen(@Observes @Priority(10) StartupEvent start, Tails tails) {
    tails.follow(
        Set.of(Topic.CALL_COMMANDS, Topic.BRIDGE_EVENTS, Topic.AGENT_EVENTS, Topic.AGENT_STATE),
        heard::add);
  }

  /** Says something; it is on its topic when this returns. */
  public void say(Event... events) {
    for (Event event : events) {
      say(UUID.randomUUID(), event);
    }
  }

  /** Says something under an identity of its own, for saying it again. */
  public void say(UUID id, Event event) {
    publisher.publish(OutgoingEvent.of(id, "/tests", event)).toCompletableFuture().join();
  }

  /** Everything of a kind that was heard and of which this is true, in its order. */
  public <E extends Event> List<E> heard(Class<E> kind, Predicate<E> which) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).filter(which).toList();
  }

  /** The first of a kind of which this is true, once it is heard. */
  public <E extends Event> E await1(Class<E> kind, Predicate<E> which) {
    return await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> heard(kind, which), found -> !found.isEmpty())
        .get(0);
  }
}
