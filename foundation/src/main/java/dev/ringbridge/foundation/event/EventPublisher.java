package dev.ringbridge.foundation.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to Kafka from one thread, so that a broker that does not answer never blocks an
 * event loop. Its queue is bounded: what does not fit fails at once and is sent by the outbox's
 * sweep.
 */
@ApplicationScoped
public class EventPublisher {
  private static final Logger LOG = Logger.getLogger(EventPublisher.class);
  private static final int CAPACITY = 20_000;
  private static final Duration BLOCK = Duration.ofSeconds(5);
  private static final Duration DELIVERY = Duration.ofSeconds(10);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final int LAST = 3000;

  /** What several transactions say at the same time goes out as one request. */
  private static final int LINGER_MILLIS = 1;

  private final BlockingQueue<Posted> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread postman;
  private final Counter acknowledged;
  private volatile boolean closed;

  EventPublisher(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      MeterRegistry metrics) {
    acknowledged =
        Counter.builder("ringbridge.events.published")
            .description("events that the broker has")
            .register(metrics);
    producer =
        new KafkaProducer<>(
            settings(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    postman = new Thread(this::post, "event-publisher");
    postman.setDaemon(true);
    postman.start();
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.LINGER_MS_CONFIG,
        LINGER_MILLIS,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        (int) BLOCK.toMillis(),
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        (int) BLOCK.toMillis(),
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        (int) DELIVERY.toMillis());
  }

  /**
   * Publishes; the stage completes when the broker has it, and fails where the event must be sent
   * again later.
   */
  public CompletionStage<Void> publish(OutgoingEvent event) {
    Posted posted = new Posted(event, new CompletableFuture<>());
    if (closed || !queue.offer(posted)) {
      posted
          .done()
          .completeExceptionally(new IllegalStateException("too many events wait for Kafka"));
    }
    return posted.done();
  }

  private void post() {
    while (!closed) {
      try {
        Posted next = queue.take();
        send(next);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** The callback says what became of it, so the future does not. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(Posted posted) {
    try {
      producer.send(posted.event().toRecord(), (metadata, failure) -> finish(posted, failure));
    } catch (RuntimeException e) {
      LOG.warnf(
          "not published, to be sent again: %s (%s)", posted.event(), e.getClass().getSimpleName());
      posted.done().completeExceptionally(e);
    }
  }

  private void finish(Posted posted, @Nullable Exception failure) {
    if (failure == null) {
      acknowledged.increment();
      posted.done().complete(null);
    } else {
      posted.done().completeExceptionally(failure);
    }
  }

  void stop(@Observes @Priority(LAST) ShutdownEvent event) {
    closed = true;
    postman.interrupt();
    producer.close(CLOSE);
  }

  private record Posted(OutgoingEvent event, CompletableFuture<Void> done) {}
}
