package dev.ringbridge.embedded.testing;

import dev.ringbridge.embedded.DatabaseAddress;
import dev.ringbridge.embedded.DatabaseRoles;
import dev.ringbridge.embedded.KafkaBroker;
import dev.ringbridge.embedded.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, a real Kafka and a key pair for tokens, once for each test JVM, in a temporary
 * folder. Use it with {@code @WithTestResource(TestServers.class)}.
 */
public class TestServers implements QuarkusTestResourceLifecycleManager {
  private static final String DATABASE = "ringbridge";
  private static @Nullable Map<String, String> settings;
  private static @Nullable DatabaseAddress superuser;

  @Override
  public Map<String, String> start() {
    return settings();
  }

  /** The servers stay for the other test classes of this JVM and end with it. */
  @Override
  public void stop() {}

  /** The settings of the servers, which are started at the first call. */
  public static synchronized Map<String, String> settings() {
    if (settings == null) {
      settings = startAll();
    }
    return settings;
  }

  /** The database by a connection that no policy holds, for tests that look behind the scenes. */
  public static synchronized DatabaseAddress superuser() {
    settings();
    if (superuser == null) {
      throw new IllegalStateException("not started");
    }
    return superuser;
  }

  private static Map<String, String> startAll() {
    Path folder = temporaryFolder();
    PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), programs(folder));
    KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAll(kafka, postgres, folder)));
    superuser = postgres.superuser().withDatabase(DATABASE);
    Map<String, String> all = new HashMap<>(databaseSettings(postgres));
    all.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    all.putAll(keys());
    return Map.copyOf(all);
  }

  /** The build has all its test JVMs share them. */
  private static Path programs(Path folder) {
    String shared = System.getenv("RINGBRIDGE_PROGRAMS");
    return shared == null ? folder.resolve("binaries") : Path.of(shared);
  }

  private static Map<String, String> databaseSettings(PostgresServer postgres) {
    Map<String, String> passwords = new HashMap<>();
    Map<String, String> all = new HashMap<>();
    passwords.put(DatabaseRoles.OWNER, "owner-of-tests");
    for (String schema : DatabaseRoles.SCHEMAS) {
      passwords.put(DatabaseRoles.login(schema), schema + "-of-tests");
      all.put("quarkus.datasource." + schema + ".password", schema + "-of-tests");
    }
    new DatabaseRoles(postgres.superuser(), DATABASE).make(passwords);
    all.put("ringbridge.database.host", "localhost");
    all.put("ringbridge.database.port", Integer.toString(postgres.port()));
    all.put("ringbridge.database.name", DATABASE);
    all.put("ringbridge.database.owner-password", "owner-of-tests");
    return all;
  }

  private static Map<String, String> keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return Map.of(
          "mp.jwt.verify.publickey", base64.encodeToString(pair.getPublic().getEncoded()),
          "smallrye.jwt.sign.key", base64.encodeToString(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("ringbridge-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stopAll(KafkaBroker kafka, PostgresServer postgres, Path folder) {
    kafka.close();
    postgres.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((left, right) -> right.compareTo(left)).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // The folder is temporary: what is still held open goes with the machine's own cleaning.
      System.err.println("left behind: " + folder);
    }
  }
}
