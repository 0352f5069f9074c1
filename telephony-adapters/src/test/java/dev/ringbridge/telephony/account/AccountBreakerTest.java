package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class AccountBreakerTest {
  /** The database reads the same clock, and rounds. */
  private static final Duration BLINK = Duration.ofMillis(5);

  private static final PlaceAnswer LOST = new PlaceAnswer.Lost("HTTP 503");

  @Inject Scene scene;
  @Inject Accounts accounts;
  @Inject AccountBreaker breaker;
  @Inject AccountOpening opening;
  @Inject Tails tails;

  private final List<AccountSnapshot> said = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    tails.state(Set.of(Topic.ACCOUNT_STATE), event -> said.add((AccountSnapshot) event));
  }

  @Test
  void carrierThatOnlyFailsIsLeftAloneForAWhileAndNoCallIsSentTwice() {
    int sentBefore = creates();
    lengthenTheNextRest(SimulatedCarrier.ACCOUNT);
    failNext(SimulatedCarrier.FAILURES);
    List<CallRef> lost =
        IntStream.range(0, SimulatedCarrier.FAILURES)
            .mapToObj(n -> scene.dial("+18165550108".replace("55501", "5%02d01".formatted(n + 40))))
            .toList();
    lost.forEach(call -> scene.await(call, CallPlacementLost.class));
    awaitSaid(SimulatedCarrier.ACCOUNT, false);
    CallRef givenBack = scene.dial("+18165550107");
    assertThat(scene.await(givenBack, CallEnded.class).ending()).isEqualTo(Ending.NOT_PLACED);
    assertThat(creates() - sentBefore).isEqualTo(SimulatedCarrier.FAILURES);

    endTheRest(SimulatedCarrier.ACCOUNT);
    awaitSaid(SimulatedCarrier.ACCOUNT, true);
    scene.await(scene.dial("+18165550107"), CallPlaced.class);
  }

  @Test
  void eachRestThatFollowsSoonIsTwiceAsLong() {
    UUID id = account();
    assertRestsFor(id, Duration.ofSeconds(1));
    awaitAwake(id);
    assertRestsFor(id, Duration.ofSeconds(2));
  }

  @Test
  void fewerRequestsThanFreeAndRefusalsOfNumbersAreNoReason() {
    UUID id = account();
    for (int i = 0; i < 3 * SimulatedCarrier.FAILURES; i++) {
      hear(id, new PlaceAnswer.NotSent("HTTP 429", true));
      hear(id, new PlaceAnswer.Refused(Ending.INVALID_NUMBER, "code 21211"));
      hear(id, new PlaceAnswer.TooLate());
    }
    assertThat(isResting(id)).isFalse();
  }

  @Test
  void accountThatIsClosedMeanwhileStaysClosed() {
    UUID id = account();
    fail(id);
    opening.close(id).await().atMost(Scene.PATIENCE);
    assertThat(isResting(id)).isFalse();
    fail(id);
    assertThat(isResting(id)).isFalse();
    assertThat(scene.row("select open from telephony.accounts where id = $1", id).getBoolean(0))
        .isFalse();
  }

  private UUID account() {
    UUID id = UUID.randomUUID();
    // Of nobody else: an account that is open here would be dialed with by the others' tests.
    Tenancy nobody = new Tenancy(UUID.randomUUID(), UUID.randomUUID());
    AccountTerms terms = new AccountTerms(id, nobody, "none", 1, true, false, Set.of("US"));
    scene.engine(work -> accounts.put(work, terms));
    return id;
  }

  /** As long as a rest may be: a busy machine needs more than a second to notice the first one. */
  private void lengthenTheNextRest(UUID id) {
    scene.rows(
        "update telephony.accounts set rests = 19, woke_at = now() + interval '1 minute' where id = $1",
        id);
  }

  private void endTheRest(UUID id) {
    scene.rows("update telephony.accounts set rests_until = now() where id = $1", id);
  }

  /** How long it rests after as many failures as it takes, from some moment of its failing on. */
  private void assertRestsFor(UUID id, Duration rest) {
    Instant before = Instant.now();
    fail(id);
    Instant after = Instant.now();
    Instant until =
        scene
            .row("select rests_until from telephony.accounts where id = $1", id)
            .getOffsetDateTime(0)
            .toInstant();
    assertThat(until).isBetween(before.plus(rest).minus(BLINK), after.plus(rest).plus(BLINK));
  }

  private void fail(UUID id) {
    IntStream.range(0, SimulatedCarrier.FAILURES).forEach(n -> hear(id, LOST));
  }

  private void hear(UUID id, PlaceAnswer answer) {
    breaker.hear(id, answer).await().atMost(Scene.PATIENCE);
  }

  private boolean isResting(UUID id) {
    return scene
        .row("select rests_until is not null from telephony.accounts where id = $1", id)
        .getBoolean(0);
  }

  private void awaitAwake(UUID id) {
    scene.awaitRow("select 1 from telephony.accounts where id = $1 and rests_until is null", id);
  }

  private void awaitSaid(UUID id, boolean open) {
    long end = System.nanoTime() + Scene.PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      List<AccountSnapshot> mine = said.stream().filter(one -> one.accountId().equals(id)).toList();
      if (!mine.isEmpty() && mine.get(mine.size() - 1).open() == open) {
        assertThat(mine.get(mine.size() - 1).resting()).isNotEqualTo(open);
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("account.state does not say open=" + open);
  }

  private static void failNext(int count) {
    RestAssured.given()
        .contentType("application/json")
        .body(Map.of("fault", "refused-503", "count", count))
        .post(SimulatedCarrier.simulator().uri().resolve("/simulator/faults"))
        .then()
        .statusCode(Matchers.lessThan(300));
  }

  private static int creates() {
    return (int)
        SimulatedCarrier.simulator().log().entries().stream()
            .filter(entry -> entry.kind().equals("create-received"))
            .count();
  }
}
