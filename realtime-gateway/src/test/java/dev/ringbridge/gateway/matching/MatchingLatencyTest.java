package dev.ringbridge.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.Floor;
import dev.ringbridge.gateway.testing.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * From the answer on its topic to the command on its topic, at a steady 20 answers a second. The
 * bound is for the quickest tenth and loose, because the machine of a build is shared: it finds a
 * wait for a poll or a sweep. The figures are in the log; loadtest measures.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
class MatchingLatencyTest {
  private static final Logger LOG = Logger.getLogger(MatchingLatencyTest.class);
  private static final int CALLS = 240;
  private static final int AGENTS = 10;
  private static final int INTERVAL_MILLIS = 50;
  private static final double NANOS_PER_MILLI = 1e6;

  @Inject Topics topics;
  @Inject Tails tails;
  @Inject Floor floor;

  private final Company company = new Company();
  private final UUID campaignId = UUID.randomUUID();
  private final Map<UUID, Long> answeredAt = new ConcurrentHashMap<>();
  private final Queue<Double> tookMillis = new ConcurrentLinkedQueue<>();

  @Test
  void answerIsMatchedInAMomentAtTwentyASecond() {
    for (int agent = 0; agent < AGENTS; agent++) {
      floor.available(company, campaignId);
    }
    tails.follow(Set.of(Topic.CALL_COMMANDS), this::hear);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    var ticking =
        clock.scheduleAtFixedRate(this::answer, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);

    await().atMost(Duration.ofSeconds(60)).until(() -> tookMillis.size() >= CALLS);
    ticking.cancel(true);
    clock.shutdownNow();

    List<Double> warm =
        List.copyOf(tookMillis).subList(CALLS / 2, CALLS).stream().sorted().toList();
    LOG.infof(
        "answer to command: p10 %.1f ms, p50 %.1f ms, p90 %.1f ms",
        warm.get(warm.size() / 10), warm.get(warm.size() / 2), warm.get(warm.size() * 9 / 10));
    assertThat(warm.get(warm.size() / 10)).isLessThan(100);
  }

  private void answer() {
    CallRef call = company.call(campaignId);
    answeredAt.put(call.callId(), System.nanoTime());
    topics.say(company.answered(call));
  }

  private void hear(Event event) {
    if (event instanceof BridgeTo command) {
      Long began = answeredAt.get(command.key());
      if (began != null) {
        tookMillis.add((System.nanoTime() - began) / NANOS_PER_MILLI);
        topics.say(company.ended(command.call()));
      }
    }
  }
}
