package dev.ringbridge.queue.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.compliance.Patterns;
import dev.ringbridge.queue.lead.Queue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the API states as a lead's opening time is when the claim takes it. */
@QuarkusTest
@WithTestResource(TestServers.class)
class OpeningTimeTest {
  private static final List<String> BEGINNINGS =
      List.of("+1212444", "+1305444", "+1808944", "+1416444", "+44207946", "+91804123", "+8133124");
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Floor floor;
  @Inject @InQueue Database database;
  @Inject Patterns patterns;
  @Inject Queue queue;
  @Inject OpenAccounts accounts;

  /** The claim runs in a transaction that is rolled back, at the moment that was stated. */
  @Test
  void leadIsTakenAtItsStatedOpeningTimeAndNotBefore() {
    floor.openAccount("US", "CA", "GB", "IN", "JP");
    UUID campaign =
        Floor.campaignWith(
            Map.of("practice", false, "consultRegistries", false), file(new Random(3), 21), 21);
    Floor.start(campaign);
    Map<String, Instant> stated = stated(campaign);
    Instant now = Instant.now();

    assertThat(stated).hasSize(21);
    stated.forEach(
        (lead, opens) -> {
          assertThat(claimedAt(campaign, opens)).as("at %s", opens).contains(lead);
          if (opens.isAfter(now)) {
            assertThat(claimedAt(campaign, opens.minus(MOMENT)))
                .as("before %s", opens)
                .doesNotContain(lead);
          }
        });
  }

  private Set<String> claimedAt(UUID campaign, Instant now) {
    AtomicReference<Set<String>> claimed = new AtomicReference<>(Set.of());
    database
        .asEngine(
            work ->
                claim(work, campaign, now)
                    .invoke(claimed::set)
                    .chain(() -> work.sql().query("rollback").execute())
                    .chain(() -> Uni.createFrom().failure(new UnsupportedOperationException())))
        .onFailure(UnsupportedOperationException.class)
        .recoverWithNull()
        .await()
        .atMost(PATIENCE);
    return claimed.get();
  }

  private Uni<Set<String>> claim(Work work, UUID campaign, Instant now) {
    CallingGrounds grounds = new CallingGrounds(false, false, null, Map.of());
    AccountSnapshot account =
        accounts.routing(Given.OURS.organizationId(), CallingGrounds.PRACTICE).candidates().get(0);
    List<UUID> calls = Stream.generate(UUID::randomUUID).limit(50).toList();
    return patterns
        .of(work, List.of(campaign))
        .map(places -> OpenPlaces.of(places.values(), grounds, account, now))
        .chain(open -> queue.claim(work, campaign, open.patterns(), calls))
        .map(
            taken ->
                taken.stream().map(one -> one.leadId().toString()).collect(Collectors.toSet()));
  }

  private static Map<String, Instant> stated(UUID campaign) {
    Map<String, Instant> stated = new HashMap<>();
    List<String> leads =
        Given.admin()
            .queryParam("campaignId", campaign)
            .queryParam("limit", 200)
            .get("/api/v1/leads")
            .path("items.id");
    for (String lead : leads) {
      String opens = Given.admin().get("/api/v1/leads/" + lead + "/explanation").path("opensAt");
      stated.put(lead, Instant.parse(opens));
    }
    return stated;
  }

  private static String file(Random random, int rows) {
    StringBuilder file = new StringBuilder("phone,state\n");
    for (int i = 0; i < rows; i++) {
      String state = List.of("", "FL", "HI", "CA").get(random.nextInt(4));
      file.append("%s%04d,%s%n".formatted(BEGINNINGS.get(i % BEGINNINGS.size()), 2000 + i, state));
    }
    return file.toString();
  }
}
