package dev.ringbridge.foundation.event;

import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The topics that this process reads without a group. It is not ready until it knows all that the
 * compacted ones say, nor after one of them stopped.
 */
@ApplicationScoped
public class Tails {
  private static final Logger LOG = Logger.getLogger(Tails.class);
  private static final Duration CATCH_UP = Duration.ofSeconds(30);

  private final String bootstrapServers;
  private final List<TopicTail> tails = new CopyOnWriteArrayList<>();

  Tails(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Takes in the whole state of compacted topics, then every change. Returns once the state of this
   * moment is known.
   *
   * @param handler is called on the tail's thread, one event at a time
   */
  public void state(Set<Topic> topics, Consumer<Event> handler) {
    start(topics, TopicTail.Kind.STATE, handler);
  }

  /**
   * As {@link #state}, a tenth of a second late at most: for what is renewed all the time and only
   * counts as a whole.
   */
  public void gauge(Set<Topic> topics, Consumer<Event> handler) {
    start(topics, TopicTail.Kind.GAUGE, handler);
  }

  /**
   * Takes in what is published from now on.
   *
   * @param handler is called on the tail's thread, one event at a time
   */
  public void follow(Set<Topic> topics, Consumer<Event> handler) {
    start(topics, TopicTail.Kind.NEWS, handler);
  }

  /**
   * As {@link #follow}, a fortieth of a second late at most: for what people read on a screen. That
   * is a quarter of the fetches where much happens.
   */
  public void show(Set<Topic> topics, Consumer<Event> handler) {
    start(topics, TopicTail.Kind.SCREEN, handler);
  }

  private void start(Set<Topic> topics, TopicTail.Kind kind, Consumer<Event> handler) {
    TopicTail tail = new TopicTail(bootstrapServers, topics, kind, handler);
    tails.add(tail);
    if (!tail.awaitCaughtUp(CATCH_UP)) {
      LOG.warnf("not ready: %s is not read to its end after %d s", topics, CATCH_UP.toSeconds());
    }
  }

  boolean areCaughtUp() {
    return tails.stream().allMatch(TopicTail::isCaughtUp);
  }

  /** All of them end while one waits for the first. */
  void stop(@Observes ShutdownEvent event) {
    tails.forEach(TopicTail::end);
    tails.forEach(TopicTail::close);
  }
}
