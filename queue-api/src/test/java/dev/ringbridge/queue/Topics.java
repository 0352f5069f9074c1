package dev.ringbridge.queue;

import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.event.EventPublisher;
import dev.ringbridge.foundation.event.OutgoingEvent;
import dev.ringbridge.foundation.event.Tails;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The other services' side of the topics: says what they would say, and hears what the queue says.
 */
@ApplicationScoped
public class Topics {
  private final EventPublisher publisher;
  private final Tails tails;
  private final Map<Topic, List<Event>> said = new ConcurrentHashMap<>();

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

  /** All events of a topic from now on. All who listen share one reader: there are hundreds. */
  public Heard listen(Topic topic) {
    return new Heard(said.computeIfAbsent(topic, this::follow));
  }

  private List<Event> follow(Topic topic) {
    List<Event> events = Collections.synchronizedList(new ArrayList<>());
    tails.follow(Set.of(topic), events::add);
    return events;
  }

  /** What was heard so far. */
  public static final class Heard {
    private final List<Event> events;
    private final int from;

    private Heard(List<Event> events) {
      this.events = events;
      this.from = events.size();
    }

    public <T extends Event> List<T> all(Class<T> kind, Predicate<T> which) {
      List<T> found = new ArrayList<>();
      since().stream().filter(kind::isInstance).map(kind::cast).filter(which).forEach(found::add);
      return found;
    }

    private List<Event> since() {
      synchronized (events) {
        return List.copyOf(events.subList(from, events.size()));
      }
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
