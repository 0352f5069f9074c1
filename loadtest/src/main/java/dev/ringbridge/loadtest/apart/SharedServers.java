package dev.ringbridge.loadtest.apart;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.embedded.DatabaseAddress;
import dev.ringbridge.embedded.DatabaseRoles;
import dev.ringbridge.embedded.KafkaBroker;
import dev.ringbridge.embedded.PostgresServer;
import dev.ringbridge.loadtest.apart.HousePlan.CarrierTerms;
import dev.ringbridge.loadtest.simulator.SimulatorProcess;
import dev.ringbridge.simulator.SimulatedAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/**
 * PostgreSQL, Kafka and a simulated carrier, and what every service must be told of them. The
 * carrier is a process of its own: beside the broker it stood still whenever the broker's garbage
 * was collected, and heard of several requests at once then.
 */
public final class SharedServers implements AutoCloseable {
  /** Of the user {@code admin}. */
  public static final String ADMIN_PASSWORD = "the-admin-of-the-tests";

  private static final String DATABASE = "ringbridge";
  private static final String CALLER_ID = "+15005550006";
  private static final String HEX = "0123456789abcdef0123456789abcdef";
  private static final int KEY_BITS = 2048;
  private static final int SEALING_BYTES = 32;

  private static final String CARRIER_LOG = "carrier.log";

  private final Path folder;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final SimulatorProcess carrier;
  private final Properties settings = new Properties();

  /**
   * @param folder their data folder
   * @param origin where the carrier and everybody else reach Ringbridge
   * @param terms how the carrier behaves
   */
  SharedServers(Path folder, URI origin, CarrierTerms terms)
      throws IOException, InterruptedException, GeneralSecurityException {
    this.folder = folder;
    postgres = PostgresServer.start(folder.resolve("postgres"));
    kafka = KafkaBroker.start(folder.resolve("kafka"));
    carrier = startCarrier(folder, origin, terms);
    describeDatabase();
    describeCarrier(origin, terms);
    settings.setProperty("kafka.bootstrap.servers", kafka.bootstrapServers());
    settings.setProperty("ringbridge.queue.bootstrap.password", ADMIN_PASSWORD);
    settings.setProperty("ringbridge.queue.tokens.secure-cookie", "false");
    makeKeys();
  }

  private static SimulatorProcess startCarrier(Path folder, URI origin, CarrierTerms terms)
      throws IOException, InterruptedException {
    SimulatedAccount account =
        new SimulatedAccount(
            "AC" + HEX,
            "token-of-the-tests",
            "SK" + HEX,
            "a-secret-of-the-tests-of-32-letters",
            terms.callsPerSecond(),
            Map.of("AP" + HEX, origin + "/carrier/twilio/agent"),
            Set.of(CALLER_ID));
    Path accounts = folder.resolve("accounts.json");
    new ObjectMapper().writeValue(accounts.toFile(), List.of(account));
    SimulatorProcess carrier =
        SimulatorProcess.start(
            folder.resolve(CARRIER_LOG),
            "--accounts",
            accounts.toString(),
            "--speed",
            Integer.toString(terms.speed()));
    carrier.people(terms.people());
    return carrier;
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

  private void describeCarrier(URI origin, CarrierTerms terms) {
    String organization = UUID.randomUUID().toString();
    String branch = UUID.randomUUID().toString();
    settings.setProperty("ringbridge.queue.bootstrap.organization-id", organization);
    settings.setProperty("ringbridge.queue.bootstrap.branch-id", branch);
    settings.setProperty("ringbridge.telephony.public-url", origin.toString());
    settings.setProperty("ringbridge.telephony.callback-secret", "callbacks-of-the-tests");
    settings.setProperty("ringbridge.telephony.simulator.api-url", carrier.uri().toString());
    settings.setProperty("ringbridge.telephony.simulator.softphone-url", softphone());
    settings.setProperty(
        "ringbridge.telephony.credential-keys",
        "bench:" + Base64.getEncoder().encodeToString(new byte[SEALING_BYTES]));
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
            Map.entry("softphone-url", softphone()),
            Map.entry("calls-per-second", Integer.toString(terms.callsPerSecond())),
            Map.entry("caller-ids", CALLER_ID),
            Map.entry("countries", "US"));
    account.forEach(
        (name, value) -> settings.setProperty("ringbridge.telephony.account." + name, value));
  }

  private String softphone() {
    return "ws://" + carrier.uri().getAuthority() + "/client";
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
  public Properties settings() {
    return settings;
  }

  /** The carrier. */
  public SimulatorProcess carrier() {
    return carrier;
  }

  /** The database of all services, by the account that may do everything. */
  public Connection database() throws SQLException {
    DatabaseAddress all = postgres.superuser().withDatabase(DATABASE);
    return DriverManager.getConnection(all.jdbcUrl(), all.user(), all.password());
  }

  /** All that the carrier's oracle log says, from the start on. */
  public Path carrierLog() {
    return folder.resolve(CARRIER_LOG);
  }

  /** Where Kafka is. */
  public String kafka() {
    return kafka.bootstrapServers();
  }

  @Override
  public void close() {
    carrier.close();
    kafka.close();
    postgres.close();
  }
}
