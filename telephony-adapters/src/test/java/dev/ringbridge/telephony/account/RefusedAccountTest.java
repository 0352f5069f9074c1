package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class RefusedAccountTest {
  @Inject Scene scene;
  @Inject Accounts accounts;

  @AfterEach
  void reopen() {
    SimulatedCarrier.setKeySecret(SimulatedCarrier.KEY_SECRET);
    scene.engine(
        work ->
            accounts.put(
                work,
                new AccountTerms(
                    SimulatedCarrier.ACCOUNT,
                    Examples.TENANCY,
                    "twilio",
                    SimulatedCarrier.CALLS_PER_SECOND,
                    true,
                    true,
                    Set.of("US", "CA"))));
  }

  @Test
  void accountThatTheCarrierRefusesIsClosedAndItsCallsAreGivenBack() {
    SimulatedCarrier.setKeySecret("x".repeat(32));

    for (int i = 0; i < 2; i++) {
      CallRef call = scene.dial("+18185550108");
      CallEnded ended = scene.await(call, CallEnded.class);
      assertThat(ended.ending()).isEqualTo(Ending.NOT_PLACED);
      assertThat(ended.evidence()).isEqualTo(Evidence.INFERRED);
    }
    assertThat(
            scene.rows(
                "select 1 from telephony.accounts where id = $1 and not open",
                SimulatedCarrier.ACCOUNT))
        .hasSize(1);
  }
}
