package dev.ringbridge.standalone;

import dev.ringbridge.embedded.DatabaseAddress;
import dev.ringbridge.embedded.DatabaseRoles;
import dev.ringbridge.embedded.KafkaBroker;
import dev.ringbridge.embedded.PostgresServer;
import dev.ringbridge.simulator.CarrierSimulator;
import dev.ringbridge.simulator.NumberUrls;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.SimulatorOptions;
import dev.ringbridge.standalone.folder.DataFolder;
import dev.ringbridge.standalone.folder.Secrets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What the services need to run: PostgreSQL, Kafka and a carrier, started side by side, and stopped
 * in the opposite order once the services are gone.
 */
final class Parts implements AutoCloseable {
  private static final String DATABASE = "ringbridge";
  private static final String CALLER_ID = "+15005550006";

  private final Settings settings;
  private final DataFolder folder;
  private final Secrets secrets;
  private final Map<String, String> configuration = new HashMap<>();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private Parts(Settings settings, DataFolder folder, Secrets secrets) {
    this.settings = settings;
    this.folder = folder;
    this.secrets = secrets;
  }

  /** Starts them all; what did start is stopped again if one of them cannot. */
  static Parts start(Settings settings, DataFolder folder, Secrets secrets) {
    Parts parts = new Parts(settings, folder, secrets);
    CompletableFuture<Void> database = CompletableFuture.runAsync(parts::startDatabase);
    CompletableFuture<Void> kafka = CompletableFuture.runAsync(parts::startKafka);
    CompletableFuture<Void> carrier = CompletableFuture.runAsync(parts::startCarrier);
    try {
      CompletableFuture.allOf(database, kafka, carrier).join();
      return parts;
    } catch (CompletionException e) {
      parts.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void startDatabase() {
    DatabaseAddress address = settings.database().orElseGet(this::embeddedDatabase);
    Map<String, String> passwords = new HashMap<>();
    passwords.put(DatabaseRoles.OWNER, secrets.password("database.owner"));
    DatabaseRoles.SCHEMAS.forEach(
        schema ->
            passwords.put(DatabaseRoles.login(schema), secrets.password("database." + schema)));
    String name = settings.database().map(DatabaseAddress::database).orElse(DATABASE);
    new DatabaseRoles(address, name).make(passwords);
    set("ringbridge.database.host", address.host());
    set("ringbridge.database.port", Integer.toString(address.port()));
    set("ringbridge.database.name", name);
    set("ringbridge.database.owner-password", secrets.password("database.owner"));
    DatabaseRoles.SCHEMAS.forEach(
        schema ->
            set(
                "quarkus.datasource." + schema + ".password",
                secrets.password("database." + schema)));
  }

  private DatabaseAddress embeddedDatabase() {
    Path place = folder.resolve("postgres");
    PostgresServer server =
        PostgresServer.start(place, settings.programs().orElseGet(() -> place.resolve("binaries")));
    keep(server);
    return server.superuser();
  }

  private void startKafka() {
    set(
        "kafka.bootstrap.servers",
        settings.kafka().map(OwnKafka::reached).orElseGet(this::embeddedKafka));
  }

  private String embeddedKafka() {
    KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
    keep(broker);
    return broker.bootstrapServers();
  }

  private void startCarrier() {
    SimulatedAccount account = account();
    CarrierSimulator simulator =
        CarrierSimulator.start(
            SimulatorOptions.builder()
                .host(settings.host())
                .port(settings.simulatorPort())
                .logFile(folder.resolve("carrier.log"))
                .speed(settings.speed())
                .account(account)
                .build());
    keep(simulator);
    describeCarrier(account);
  }

  private SimulatedAccount account() {
    String hooks = settings.publicUrl() + "/carrier/twilio/";
    return new SimulatedAccount(
            secrets.sid("carrier.account", "AC"),
            secrets.password("carrier.token"),
            secrets.sid("carrier.key", "SK"),
            secrets.password("carrier.secret"),
            settings.callsPerSecond(),
            Map.of(secrets.sid("carrier.application", "AP"), hooks + "agent"),
            Set.of(CALLER_ID))
        .withNumbers(new NumberUrls(hooks + "incoming", hooks + "incoming-status"));
  }

  private void describeCarrier(SimulatedAccount account) {
    String prefix = "ringbridge.telephony.account.";
    set(prefix + "organization-id", secrets.id("organization").toString());
    set(prefix + "branch-id", secrets.id("branch").toString());
    set(prefix + "kind", "twilio");
    set(prefix + "account-sid", account.accountSid());
    set(prefix + "auth-token", account.authToken());
    set(prefix + "api-key-sid", account.apiKeySid());
    set(prefix + "api-key-secret", account.apiKeySecret());
    set(prefix + "application-sid", secrets.sid("carrier.application", "AP"));
    String api = "http://localhost:" + settings.simulatorPort();
    String softphone = "ws://localhost:" + settings.simulatorPort() + "/client";
    set("ringbridge.telephony.simulator.api-url", api);
    set("ringbridge.telephony.simulator.softphone-url", softphone);
    set(prefix + "api-url", api);
    set(prefix + "simulated", "true");
    set(prefix + "softphone-kind", "simulated");
    set(prefix + "softphone-url", softphone);
    set(prefix + "calls-per-second", Integer.toString(settings.callsPerSecond()));
    set(prefix + "caller-ids", CALLER_ID);
    set(prefix + "countries", "US,CA");
  }

  /** The settings of the services that follow from what was started. */
  synchronized Map<String, String> configuration() {
    return Map.copyOf(configuration);
  }

  private synchronized void set(String name, String value) {
    configuration.put(name, value);
  }

  private synchronized void keep(AutoCloseable part) {
    running.push(part);
  }

  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        System.err.println("not stopped in order: " + e);
      }
    }
  }
}
