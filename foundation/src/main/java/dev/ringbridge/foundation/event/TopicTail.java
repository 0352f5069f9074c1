package dev.ringbridge.foundation.event;

import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads topics without a group, in every replica: what only wakes a socket or fills a memory. It
 * reads from the start (compacted state) or from now on, on a thread of its own, and remembers
 * nothing.
 */
final class TopicTail implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** More than comes in a handful's time: the broker answers when that is over. */
  private static final int HANDFUL_BYTES = 100_000;

  private static final Duration METADATA = Duration.ofSeconds(20);

  private final KafkaConsumer<byte[], Envelope> consumer;
  private final Consumer<Event> handler;
  private final Thread reader;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private volatile boolean closed;

  TopicTail(String bootstrapServers, Set<Topic> topics, Kind kind, Consumer<Event> handler) {
    this.handler = handler;
    this.consumer =
        new KafkaConsumer<>(
            settings(bootstrapServers, kind), new ByteArrayDeserializer(), new EventDeserializer());
    this.reader =
        new Thread(() -> read(topics, kind), "tail-" + topics.iterator().next().topicName());
    reader.setDaemon(true);
    reader.start();
  }

  private static Map<String, Object> settings(String bootstrapServers, Kind kind) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.CLIENT_ID_CONFIG,
        "tail-" + UUID.randomUUID(),
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
        kind.late.isZero() ? 1 : HANDFUL_BYTES,
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
        (int) (kind.late.isZero() ? POLL : kind.late).toMillis());
  }

  private void read(Set<Topic> topics, Kind kind) {
    try (consumer) {
      List<TopicPartition> partitions =
          topics.stream().flatMap(topic -> partitions(topic).stream()).toList();
      consumer.assign(partitions);
      if (kind.fromNow) {
        consumer.seekToEnd(partitions);
      } else {
        consumer.seekToBeginning(partitions);
      }
      follow(partitions, consumer.endOffsets(partitions));
    } catch (WakeupException e) {
      LOG.debug("tail closed");
    } catch (RuntimeException e) {
      LOG.errorf(e, "the tail of %s ended", topics);
    }
  }

  private List<TopicPartition> partitions(Topic topic) {
    return consumer.partitionsFor(topic.topicName(), METADATA).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private void follow(Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    while (!closed) {
      if (caughtUp.getCount() > 0 && partitions.stream().allMatch(one -> reached(one, ends))) {
        caughtUp.countDown();
      }
      ConsumerRecords<byte[], Envelope> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], Envelope> one : records) {
        hand(one.value());
      }
    }
  }

  private boolean reached(TopicPartition partition, Map<TopicPartition, Long> ends) {
    return consumer.position(partition) >= ends.getOrDefault(partition, 0L);
  }

  private void hand(Envelope envelope) {
    Event event = envelope.event();
    if (event == null) {
      LOG.debugf("passed over a record of %s: %s", envelope.topic(), envelope.unreadable());
      return;
    }
    try {
      handler.accept(event);
    } catch (RuntimeException e) {
      LOG.errorf(e, "a %s was not taken in", envelope.type());
    }
  }

  boolean isCaughtUp() {
    return caughtUp.getCount() == 0 && reader.isAlive();
  }

  boolean awaitCaughtUp(Duration atMost) {
    try {
      return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Has it end soon, without waiting for that. */
  void end() {
    closed = true;
    consumer.wakeup();
  }

  @Override
  public void close() {
    end();
    try {
      reader.join(POLL.multipliedBy(4).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where a tail begins, and how late it may hear: each fetch is work for both sides. */
  enum Kind {
    /** From now on, at once. */
    NEWS(true, Duration.ZERO),
    /** From now on, in handfuls that no eye sees. */
    SCREEN(true, Duration.ofMillis(25)),
    /** All that is known and then every change, at once. */
    STATE(false, Duration.ZERO),
    /** All that is known and then every change, in handfuls. */
    GAUGE(false, Duration.ofMillis(100));

    private final boolean fromNow;
    private final Duration late;

    Kind(boolean fromNow, Duration late) {
      this.fromNow = fromNow;
      this.late = late;
    }
  }
}
