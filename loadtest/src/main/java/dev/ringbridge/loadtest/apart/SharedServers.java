package dev.ringbridge.loadtest.apart;

import dev.ringbridge.embedded.DatabaseRoles;
import dev.ringbridge.embedded.KafkaBroker;
import dev.ringbridge.embedded.PostgresServer;
import dev.ringbridge.simulator.CarrierSimulator;
import dev.ringbridge.simulator.People;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.SimulatorOptions;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/**
 * PostgreSQL, Kafka and a carrier whose people all pick up, and what every service must be told of
 * them.
 */
final class SharedServers implements AutoCloseable {
  static final String ADMIN_PASSWORD = "the-admin-of-the-tests";

  private static final String DATABASE = "ringbridge";
  private static final String CALLER_ID = "+15005550006";
  private static final String HEX = "0123456789abcdef0123456789abcdef";
  private static final int CALLS_PER_SECOND = 10;
  private static final int SPEED = 20;
  private static final int KEY_BITS = 2048;

  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final CarrierSimulator carrier;
  private final Properties settings = new Properties();

  /**
   * @param folder their data folder
   * @param origin where the carrier and everybody else reach Ringbridge
   */
  SharedServers(Path folder, URI origin) throws GeneralSecurityException {
    postgres = PostgresServer.start(folder.resolve("postgres"));
    kafka = KafkaBroker.start(folder.resolve("kafka"));
    carrier = startCarrier(folder, origin);
    describeDatabase();
    describeCarrier(origin);
    settings.setProperty("kafka.bootstrap.servers", kafka.bootstrapServers());
    settings.setProperty("ringbridge.queue.bootstrap.password", ADMIN_PASSWORD);
    settings.setProperty("ringbridge.queue.tokens.secure-cookie", "false");
    makeKeys();
  }

  private static CarrierSimulator startCarrier(Path folder, URI origin) {
    SimulatedAccount account =
        new SimulatedAccount(
            "AC" + HEX,
            "token-of-the-tests",
            "SK" + HEX,
            "a-secret-of-the-tests-of-32-letters",
            CALLS_PER_SECOND,
            Map.of("AP" + HEX, origin + "/carrier/twilio/agent"),
            Set.of(CALLER_ID));
    return CarrierSimulator.start(
        SimulatorOptions.builder()
            .logFile(folder.resolve("carrier.log"))
            .speed(SPEED)
            .people(People.allHuman(Duration.ofSeconds(8), Duration.ofSeconds(60)))
            .account(account)
            .build());
  }

  private void describeDatabase() {
    Map<String, String> passwords = new HashMap<>();
    passwords.put(DatabaseRoles.OWNER, "owner-of-the-tests");
    for (String schema : DatabaseRoles.SCHEMAS) {
      passwords.put(DatabaseRoles.login(schema), schema + "-of-the-tests");
      settings.setProperty("quarkus.datasource." + schema + ".password", schema + "-of-the-tests");
    }
    new DatabaseRoles(postgres.superuser(), DATABASE).make(passwords);
    settings.setProperty("ringbridge.database.port", Integer.toString(postgres.port()));
    settings.setProperty("ringbridge.database.name", DATABASE);
    settings.setProperty("ringbridge.database.owner-password", "owner-of-the-tests");
  }

  private void describeCarrier(URI origin) {
    String organization = UUID.randomUUID().toString();
    String branch = UUID.randomUUID().toString();
    settings.setProperty("ringbridge.queue.bootstrap.organization-id", organization);
    settings.setProperty("ringbridge.queue.bootstrap.branch-id", branch);
    settings.setProperty("ringbridge.telephony.public-url", origin.toString());
    settings.setProperty("ringbridge.telephony.callback-secret", "callbacks-of-the-tests");
    Map<String, String> account =
        Map.ofEntries(
            Map.entry("organization-id", organization),
            Map.entry("branch-id", branch),
            Map.entry("kind", "twilio"),
            Map.entry("account-sid", "AC" + HEX),
            Map.entry("auth-token", "token-of-the-tests"),
            Map.entry("api-key-sid", "SK" + HEX),
            Map.entry("api-key-secret", "a-secret-of-the-tests-of-32-letters"),
            Map.entry("application-sid", "AP" + HEX),
            Map.entry("api-url", carrier.uri().toString()),
            Map.entry("simulated", "true"),
            Map.entry("softphone-kind", "simulated"),
            Map.entry("softphone-url", "ws://127.0.0.1:" + carrier.port() + "/client"),
            Map.entry("calls-per-second", Integer.toString(CALLS_PER_SECOND)),
            Map.entry("caller-ids", CALLER_ID),
            Map.entry("countries", "US"));
    account.forEach(
        (name, value) -> settings.setProperty("ringbridge.telephony.account." + name, value));
  }

  private void makeKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    KeyPair pair = generator.generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    settings.setProperty(
        "mp.jwt.verify.publickey", base64.encodeToString(pair.getPublic().getEncoded()));
    settings.setProperty(
        "smallrye.jwt.sign.key", base64.encodeToString(pair.getPrivate().getEncoded()));
  }

  /** What every service is told. */
  Properties settings() {
    return settings;
  }

  CarrierSimulator carrier() {
    return carrier;
  }

  @Override
  public void close() {
    carrier.close();
    kafka.close();
    postgres.close();
  }
}
