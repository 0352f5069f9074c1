package dev.ringbridge.loadtest.ledger;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.foundation.event.EventDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** How long the product did not know what became of calls, as it told everybody on call.events. */
final class Uncertainty {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final double MILLIS = 1000;

  /** A fence is taken at most this long before its call's slot. */
  private static final Duration HORIZON = Duration.ofSeconds(3);

  private final Map<UUID, Instant> lost = new HashMap<>();
  private final Map<UUID, Instant> known = new HashMap<>();
  private final Map<UUID, Instant> fenced = new HashMap<>();

  /** Reads the whole topic. */
  static Uncertainty read(String kafka) {
    Uncertainty uncertainty = new Uncertainty();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], Envelope> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new EventDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topic.CALL_EVENTS.topicName()).stream()
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
        ConsumerRecords<byte[], Envelope> records = consumer.poll(POLL);
        records.forEach(
            one -> {
              if (one.value().event() instanceof CallEvent event) {
                uncertainty.hear(event);
              }
            });
      }
    }
    return uncertainty;
  }

  /** Takes in one event; they come twice and out of order. */
  void hear(CallEvent event) {
    UUID call = event.call().callId();
    if (event instanceof CallPlacing placing) {
      fenced.putIfAbsent(call, placing.at());
    } else if (event instanceof CallPlacementLost gone) {
      lost.putIfAbsent(call, gone.at());
    } else if (event instanceof CallPlaced placed) {
      known.merge(call, placed.at(), Uncertainty::earlier);
    } else if (event instanceof CallEnded ended) {
      known.merge(call, ended.at(), Uncertainty::earlier);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Of how many calls it was not known. */
  int count() {
    return lost.size();
  }

  /** Of how many it is still not known. */
  long unresolved() {
    return lost.keySet().stream().filter(call -> !known.containsKey(call)).count();
  }

  /** Within how many seconds this share of them was resolved. */
  double resolvedWithin(double share) {
    double[] seconds =
        lost.entrySet().stream()
            .filter(one -> known.containsKey(one.getKey()))
            .mapToDouble(
                one ->
                    Duration.between(one.getValue(), known.get(one.getKey())).toMillis() / MILLIS)
            .sorted()
            .toArray();
    return seconds.length == 0
        ? 0
        : seconds[(int) Math.min(seconds.length - 1, Math.floor(seconds.length * share))];
  }

  /**
   * How many calls a stop of a process found between their fence and their request: fenced before
   * it, and not sent before it was over.
   *
   * @param firstCreates when the carrier was first asked for each
   */
  long caught(List<Chaos.Stop> stops, Map<String, Instant> firstCreates) {
    return fenced.entrySet().stream()
        .filter(
            one ->
                stops.stream()
                    .anyMatch(
                        stop ->
                            isCaught(
                                one.getValue(), firstCreates.get(one.getKey().toString()), stop)))
        .count();
  }

  private static boolean isCaught(Instant fencedAt, @Nullable Instant sentAt, Chaos.Stop stop) {
    boolean before = fencedAt.isBefore(stop.from()) && fencedAt.plus(HORIZON).isAfter(stop.from());
    return before && (sentAt == null || sentAt.isAfter(stop.to()));
  }
}
