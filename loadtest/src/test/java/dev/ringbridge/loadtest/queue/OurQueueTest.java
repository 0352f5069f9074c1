package dev.ringbridge.loadtest.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.queue.lead.Queue.Claimed;
import java.nio.file.Path;
import java.time.Duration;
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
      try (OurQueue queue = OurQueue.ofOneCampaign(server, "ours_per_s", 4)) {
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

  @Test
  void leadsOfTwoCampaignsAreAllWorkedOff(@TempDir Path folder) throws Exception {
    try (QueueDatabase server = new QueueDatabase(folder)) {
      OurQueue.prepare(server);
      try (OurQueue both = OurQueue.ofTwoCampaigns(server, "ours_two_campaigns_per_s", 4);
          OurQueue first = OurQueue.ofOneCampaign(server, "ours_per_s", 4)) {
        both.fill(16);
        assertThat(both.drain(16)).isPositive();
        assertThat(first.claim()).isEmpty();

        both.fill(16);
        assertThat(first.claim()).as("the other half is the other campaign's").hasSize(8);
      }
    }
  }

  @Test
  void leadsThatAnotherProcessAddsAreClaimedSoonAndInOrder(@TempDir Path folder) throws Exception {
    try (QueueDatabase server = new QueueDatabase(folder)) {
      OurQueue.prepare(server);
      try (OurQueue queue = OurQueue.ofOneCampaign(server, "ours_per_s", 4)) {
        OpenLoop open = new OpenLoop(server, queue);
        open.run(20, Duration.ofSeconds(2));

        assertThat(open.started()).hasSize(40);
        assertThat(open.startWithinMillis(0.5)).isBetween(0.0, 10_000.0);
      }
    }
  }
}
