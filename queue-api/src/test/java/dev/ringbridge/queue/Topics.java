package dev.ringbridge.queue;

import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.event.EventPublisher;
import dev.ringbridge.foundation.event.OutgoingEvent;
import dev.ringbridge.foundation.event.Tails;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The other services' side of the topics: says what they would say, and hears what the queue says.
 */
@ApplicationScoped
public class Topics {
  private final EventPublisher publisher;
  private final Tails tails;

  Topics(EventPublisher publisher, Tails tails) {
    this.publisher = publisher;
    this.tails = tails;
  }

  /** Says it and waits until the broker has it. */
  public void say(Event event) {
    try {
      publisher
          .publish(OutgoingEvent.of(UUID.randomUUID(), "test", event))
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** All events of a topic from now on. */
  public Heard listen(Topic topic) {
    Heard heard = new Heard();
    tails.follow(Set.of(topic), heard.events::add);
    return heard;
  }

  /** What was heard so far. */
  public static final class Heard {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    public <T extends Event> List<T> all(Class<T> kind, Predicate<T> which) {
      List<T> found = new ArrayList<>();
      events.stream().filter(kind::isInstance).map(kind::cast).filter(which).forEach(found::add);
      return found;
    }

    /** Waits for so many, and returns all there are. */
    public <T extends Event> List<T> await(int atLeast, Class<T> kind, Predicate<T> which) {
      return Eventually.soon(
          () -> {
            List<T> found = all(kind, which);
            return found.size() >= atLeast ? found : null;
          });
    }
  }
}
