package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountStandingsTest {
  private static final UUID REAL = new UUID(1, 1);
  private static final UUID SPARE = new UUID(1, 2);
  private static final UUID SIMULATED = new UUID(1, 3);

  private final AccountStandings standings = new AccountStandings();

  private void learn(UUID id, boolean simulated, int preference, boolean open, long version) {
    learn(id, simulated, preference, open, false, version);
  }

  private void rest(UUID id, int preference, long version) {
    learn(id, false, preference, false, true, version);
  }

  private void learn(
      UUID id, boolean simulated, int preference, boolean open, boolean resting, long version) {
    standings.learn(
        new AccountSnapshot(
            id,
            Examples.TENANCY,
            1,
            Set.of("US"),
            simulated,
            preference,
            open,
            resting,
            true,
            version,
            Instant.EPOCH));
  }

  @Test
  void realAccountThatRestsIsWaitedForAndNoSimulatedOneTakesItsAgents() {
    learn(REAL, false, 1, true, 1);
    learn(SIMULATED, true, 1, true, 1);
    assertThat(standings.unused()).containsExactly(SIMULATED);

    rest(REAL, 1, 2);
    assertThat(standings.unused()).containsExactly(SIMULATED);
  }

  @Test
  void anotherRealAccountTakesTheAgentsOfOneThatRests() {
    learn(REAL, false, 1, true, 1);
    learn(SPARE, false, 2, true, 1);
    assertThat(standings.unused()).containsExactly(SPARE);

    rest(REAL, 1, 2);
    assertThat(standings.unused()).containsExactly(REAL);
  }

  @Test
  void realAccountThatIsClosedLeavesItsAgentsToASimulatedOne() {
    learn(REAL, false, 1, false, 2);
    learn(SIMULATED, true, 1, true, 1);
    assertThat(standings.unused()).containsExactly(REAL);
  }
}
