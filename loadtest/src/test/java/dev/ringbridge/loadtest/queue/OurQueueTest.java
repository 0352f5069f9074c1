package dev.ringbridge.loadtest.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.queue.lead.Queue.Claimed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the benchmark of the queue measures is the product's queue of today, with its tables of
 * today.
 */
class OurQueueTest {
  @Test
  void leadsOfTheBenchmarkAreClaimedByPriorityAndAcknowledgedOnce(@TempDir Path folder)
      throws Exception {
    try (QueueDatabase server = new QueueDatabase(folder)) {
      OurQueue.prepare(server);
      try (OurQueue queue = new OurQueue(server, "ours_per_s", 4)) {
        queue.fill(8);
        List<Claimed> claimed = queue.claim();
        assertThat(claimed).hasSize(8);
        queue.acknowledge(claimed);
        assertThat(queue.claim()).isEmpty();

        queue.fill(40);
        assertThat(queue.drain(40)).isPositive();
        assertThat(queue.claim()).isEmpty();
      }
    }
  }
}
