package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.credential.Vault;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.Settings;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Other replicas, and other starts, beside the service that the admin talks to. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ManagedAccountsTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @Inject Scene scene;
  @Inject @InTelephony Database database;
  @Inject AccountBook book;
  @Inject Tails tails;

  private final Admin admin = new Admin();

  private ManagedAccounts replica(String keys) {
    Vault vault = new Vault(Settings.of(Map.of("credential-keys", keys)));
    return new ManagedAccounts(database, book, new Unsealing(vault), new AccountStandings());
  }

  private ManagedAccounts started(String keys) {
    ManagedAccounts replica = replica(keys);
    replica.start(new StartupEvent(), tails);
    return replica;
  }

  private static String both() {
    return SimulatedCarrier.KEY_1 + "," + SimulatedCarrier.KEY_2;
  }

  @Test
  void everyReplicaTakesOverWhatIsAddedAndChanged() {
    ManagedAccounts other = started(both());

    UUID id = admin.add();
    await(other, id, account -> has(account, "authToken", admin.authToken()));
    admin.patch(id, Map.of("settings", Map.of("authToken", "another-token"))).statusCode(200);
    await(other, id, account -> has(account, "authToken", "another-token"));
    assertThat(other.all().get(id).callerIds()).containsExactly(Admin.NUMBER);

    admin.patch(id, Map.of("open", false)).statusCode(200);
    await(other, id, account -> account.version() == 3);
    assertThat(other.all().get(id).value("authToken"))
        .as("calls that go on are still served")
        .contains("another-token");
    other.stop(null);
  }

  @Test
  void replicaThatStartsLaterKnowsAllOfThem() {
    UUID id = admin.add();

    ManagedAccounts later = started(both());

    assertThat(later.all().get(id).value("apiKeySecret")).contains(admin.keySecret());
    later.stop(null);
  }

  @Test
  void withoutItsKeyTheServiceDoesNotStart() {
    admin.add();

    assertThatThrownBy(() -> started(SimulatedCarrier.KEY_2))
        .hasMessageContaining("the key k1")
        .hasMessageContaining("ringbridge.telephony.credential-keys");
  }

  @Test
  void startMovesCredentialsToTheFirstKey() {
    UUID id = admin.add();
    try {
      started(SimulatedCarrier.KEY_2 + "," + SimulatedCarrier.KEY_1).stop(null);

      assertThat(scene.rows(KEYS, id)).isNotEmpty().allMatch(row -> row.getString(0).equals("k2"));
      ManagedAccounts without = started(SimulatedCarrier.KEY_2);
      assertThat(without.all().get(id).value("authToken")).contains(admin.authToken());
      without.stop(null);
    } finally {
      started(both()).stop(null);
    }
    assertThat(scene.rows(KEYS, id)).allMatch(row -> row.getString(0).equals("k1"));
  }

  private static final String KEYS =
      "select key_id from telephony.account_secrets where account_id = $1";

  private static boolean has(ManagedAccount account, String name, String value) {
    return account.value(name).filter(value::equals).isPresent();
  }

  private static void await(ManagedAccounts replica, UUID id, Predicate<ManagedAccount> wanted) {
    long end = System.nanoTime() + SOON.toNanos();
    while (true) {
      ManagedAccount account = replica.all().get(id);
      if (account != null && wanted.test(account)) {
        return;
      }
      assertThat(System.nanoTime()).as("taken over within %s", SOON).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
