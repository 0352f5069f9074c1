package dev.ringbridge.queue.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.pacing.PacingLeases.Lease;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who paces a campaign when several replicas would. */
@QuarkusTest
@WithTestResource(TestServers.class)
class PacingLeasesTest {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject @InQueue Database database;

  private final PacingLeases one = new PacingLeases(UUID.randomUUID(), LEASE);
  private final PacingLeases other = new PacingLeases(UUID.randomUUID(), LEASE);

  @Test
  void oneReplicaPacesACampaignUntilItsLeaseEndsAndItsTokenIsWorthNothingThen() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    Seen seen = new Seen();

    rolledBack(
        work ->
            say(work, "update queue.campaigns set state = 'RUNNING' where id = $1", campaign)
                .chain(() -> one.take(work))
                .invoke(leases -> seen.leases.add(of(leases, campaign)))
                .chain(() -> other.take(work))
                .invoke(leases -> seen.leases.add(of(leases, campaign)))
                .chain(() -> locks(work, seen, one, seen.lease(0)))
                .chain(() -> end(work, campaign))
                .chain(() -> other.take(work))
                .invoke(leases -> seen.leases.add(of(leases, campaign)))
                .chain(() -> locks(work, seen, one, seen.lease(0)))
                .chain(() -> locks(work, seen, other, seen.lease(2))));

    assertThat(seen.leases.get(0)).contains(new Lease(campaign, 1));
    assertThat(seen.leases.get(1)).isEmpty();
    assertThat(seen.leases.get(2)).contains(new Lease(campaign, 2));
    assertThat(seen.locked).containsExactly(true, false, true);
  }

  @Test
  void whoGivesUpLetsTheNextGoOnAtOnce() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    Seen seen = new Seen();

    rolledBack(
        work ->
            say(work, "update queue.campaigns set state = 'RUNNING' where id = $1", campaign)
                .chain(() -> one.take(work))
                .chain(() -> one.giveUp(work))
                .chain(() -> other.take(work))
                .invoke(leases -> seen.leases.add(of(leases, campaign)))
                .replaceWithVoid());

    assertThat(seen.leases.get(0)).contains(new Lease(campaign, 2));
  }

  @Test
  void transactionOfAStoppedProcessEndsByItself() {
    String timeout =
        database
            .asEngine(
                work ->
                    work.sql()
                        .query("show idle_in_transaction_session_timeout")
                        .execute()
                        .map(rows -> rows.iterator().next().getString(0)))
            .await()
            .atMost(PATIENCE);

    assertThat(timeout).isEqualTo("15s");
  }

  private static Uni<Void> end(Work work, UUID campaign) {
    return say(
        work,
        "update queue.pacing_leases set leased_until = now() - interval '1 second' where campaign_id = $1",
        campaign);
  }

  private static Uni<Void> locks(Work work, Seen seen, PacingLeases who, Lease lease) {
    return who.lock(work, lease)
        .invoke(found -> seen.locked.add(found.isPresent()))
        .replaceWithVoid();
  }

  private static Uni<Void> say(Work work, String statement, UUID campaign) {
    return work.sql().preparedQuery(statement).execute(Tuple.of(campaign)).replaceWithVoid();
  }

  private static Optional<Lease> of(List<Lease> leases, UUID campaign) {
    return leases.stream().filter(lease -> lease.campaignId().equals(campaign)).findFirst();
  }

  /** Nothing of it stays, so that the pacer of this application takes no part. */
  private void rolledBack(java.util.function.Function<Work, Uni<Void>> steps) {
    database
        .asEngine(work -> steps.apply(work).chain(() -> Uni.createFrom().failure(new Undone())))
        .onFailure(Undone.class)
        .recoverWithNull()
        .await()
        .atMost(PATIENCE);
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Seen {
    private final List<Optional<Lease>> leases = new ArrayList<>();
    private final List<Boolean> locked = new ArrayList<>();

    private Lease lease(int n) {
      return leases.get(n).orElseThrow();
    }
  }
}
