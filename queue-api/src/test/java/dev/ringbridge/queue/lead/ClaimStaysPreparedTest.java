package dev.ringbridge.queue.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.PreparingPools;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each tick of each campaign claims: PostgreSQL plans that once for a connection. */
@QuarkusTest
@WithTestResource(TestServers.class)
class ClaimStaysPreparedTest {
  private static final String PREPARED =
      "select count(*) from pg_prepared_statements where statement like '%numbered as (%'";

  @Inject @InQueue Database database;
  @Inject Queue queue;

  @Test
  void aConnectionThatClaimedKeepsTheClaim() {
    Long prepared = database.asEngine(this::claimAndLook).await().atMost(Duration.ofSeconds(10));

    assertThat(prepared).isPositive();
  }

  @Test
  void theLongestClaimFits() {
    assertThat(QueueStatements.CLAIM_PASSING.length()).isLessThan(PreparingPools.CHARACTERS);
  }

  private Uni<Long> claimAndLook(Work work) {
    return queue
        .claim(work, UUID.randomUUID(), List.of(UUID.randomUUID()), List.of(UUID.randomUUID()))
        .chain(() -> work.sql().query(PREPARED).execute())
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
