package dev.ringbridge.telephony.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.carrier.Demand;
import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.account.Minutes;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is held of an account's minute is said twice: of calls that are planned, by {@link Minute};
 * of those that are written down, by the database. Both say the same.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class HeldRequestsTest {
  private static final Set<PlacementState> MADE =
      Set.of(
          PlacementState.UNKNOWN,
          PlacementState.PLACED,
          PlacementState.RINGING,
          PlacementState.ANSWERED);

  @Inject Scene scene;
  @Inject Placements placements;
  @Inject Minutes minutes;

  private final UUID account = UUID.randomUUID();

  static Stream<Arguments> everyCase() {
    List<CallRules> rules =
        List.of(
            Examples.RULES,
            Examples.saying(Examples.BROADCAST, true),
            Examples.RULES.recorded(Examples.RECORDED.unannounced()),
            Examples.RULES.recorded(Examples.RECORDED));
    return Stream.of(PlacementState.values())
        .flatMap(
            state ->
                rules.stream()
                    .flatMap(
                        rule ->
                            Stream.of(0, 2)
                                .flatMap(
                                    before ->
                                        Stream.of(true, false)
                                            .map(
                                                more -> Arguments.of(state, rule, before, more)))));
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void callHoldsInTheDatabaseWhatItHoldsWhereItIsPlanned(
      PlacementState state, CallRules rules, int before, boolean asksMore) {
    Minutes.Terms terms = new Minutes.Terms(account, Examples.TENANCY, 200, before, asksMore);
    Minute empty = read(terms);
    assertThat(empty).isEqualTo(new Minute(200, List.of(), Demand.none(before, asksMore)));

    file(rules, state);
    file(rules, state);

    Demand once = empty.with(rules, Instant.EPOCH).with(rules, Instant.EPOCH).demand();
    Demand held = read(terms).demand();
    boolean inSight = state == PlacementState.PLACING || MADE.contains(state);
    assertThat(held.held()).isEqualTo(inSight ? once.held() : 0);
    assertThat(held.unanswered()).isEqualTo(inSight && state != PlacementState.ANSWERED ? 2 : 0);
    assertThat(held.unmade()).isEqualTo(state == PlacementState.PLACING ? once.unmade() : 0);
    assertThat(held.atOnce()).isEqualTo(inSight ? once.atOnce() : 1);
  }

  private void file(CallRules rules, PlacementState state) {
    Instant now = Instant.now();
    Carriage carriage =
        new Carriage(account, null, null, rules, null, now.plusSeconds(600), now.plusSeconds(600));
    Placement fresh = Placement.fenced(Examples.call(), carriage);
    scene.engine(work -> placements.insert(work, List.of(fresh), now));
    boolean open = state == PlacementState.PLACING || MADE.contains(state);
    scene.rows(
        "update telephony.placements set state = $2, check_at = "
            + (open ? "now() + interval '1 hour'" : "null")
            + " where call_id = $1",
        fresh.call().callId(),
        state.name());
  }

  private Minute read(Minutes.Terms terms) {
    return scene.engine(work -> minutes.read(work, terms));
  }
}
