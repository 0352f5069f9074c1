package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class AccountsTest {
  @Inject Scene scene;
  @Inject Accounts accounts;
  @Inject AccountOpening opening;
  @Inject Tails tails;

  @Test
  void configuredAccountIsSaidAtTheStartWithoutItsSecrets() {
    List<AccountSnapshot> said = new CopyOnWriteArrayList<>();
    tails.state(Set.of(Topic.ACCOUNT_STATE), event -> said.add((AccountSnapshot) event));

    assertThat(said)
        .anySatisfy(
            account -> {
              assertThat(account.accountId()).isEqualTo(SimulatedCarrier.ACCOUNT);
              assertThat(account.tenancy()).isEqualTo(Examples.TENANCY);
              assertThat(account.callsPerSecond()).isEqualTo(SimulatedCarrier.CALLS_PER_SECOND);
              assertThat(account.countries()).containsExactlyInAnyOrder("US", "CA");
              assertThat(account.open()).isTrue();
            });
    assertThat(
            scene
                .row(
                    "select a::text from telephony.accounts a where id = $1",
                    SimulatedCarrier.ACCOUNT)
                .getString(0))
        .doesNotContain(SimulatedCarrier.AUTH_TOKEN)
        .doesNotContain(SimulatedCarrier.ACCOUNT_SID);
  }

  @Test
  void versionGrowsWithTheTermsOnly() {
    UUID id = UUID.randomUUID();
    AccountTerms slow =
        new AccountTerms(id, Examples.TENANCY, "none", 1, true, false, Set.of("US", "IN"));
    AccountTerms fast =
        new AccountTerms(id, Examples.TENANCY, "none", 2, true, false, Set.of("US", "IN"));

    assertThat(put(slow).version()).isEqualTo(1);
    assertThat(put(slow).version()).isEqualTo(1);
    assertThat(put(fast).version()).isEqualTo(2);
    opening.close(id).await().atMost(Scene.PATIENCE);
    opening.close(id).await().atMost(Scene.PATIENCE);
    assertThat(put(fast).version()).isEqualTo(4);
  }

  private Account put(AccountTerms terms) {
    return scene.engine(work -> accounts.put(work, terms));
  }
}
