package dev.ringbridge.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.gateway.matching.WaitingCall.Course;
import dev.ringbridge.gateway.matching.WaitingCall.Match;
import dev.ringbridge.gateway.testing.Company;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a call that is talked on asks first. */
class WaitingCallTest {
  private final Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final UUID colleague = UUID.randomUUID();

  @Test
  void callAsksTheColleagueSinceItsAgentDoesAndNobodyElse() {
    WaitingCall asking = talk().handedTo(new Match(colleague, "room", 1, now, true));

    assertThat(asking.asks(colleague, now)).isTrue();
    assertThat(asking.asks(colleague, now.minusMillis(1))).as("what is older").isFalse();
    assertThat(asking.asks(UUID.randomUUID(), now)).isFalse();
    assertThat(asking.kept().asks(colleague, now)).isFalse();
  }

  @Test
  void callThatGoesToTheColleagueAtOnceAsksNobody() {
    WaitingCall going = talk().handedTo(new Match(colleague, "room", 1, now));

    assertThat(going.isForHeir(colleague, now)).isTrue();
    assertThat(going.asks(colleague, now)).isFalse();
  }

  private WaitingCall talk() {
    CallRef call = new Company().call(UUID.randomUUID());
    Match agent = new Match(UUID.randomUUID(), "first", 1, now.minusSeconds(60));
    Course course = new Course(now.minusSeconds(59), null, null);
    return new WaitingCall(call, now, now, WaitingState.MATCHED, agent, null, null, course);
  }
}
