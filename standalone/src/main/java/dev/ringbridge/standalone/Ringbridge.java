package dev.ringbridge.standalone;

import dev.ringbridge.embedded.StartException;
import dev.ringbridge.standalone.folder.DataFolder;
import dev.ringbridge.standalone.folder.Secrets;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Starts everything in one process: the data folder, the servers and the carrier, then the
 * services. With the argument {@code demo} it also runs the main job on sample leads.
 */
@QuarkusMain
public final class Ringbridge {
  private static final int CANNOT_START = 1;
  private static final int SECONDS_TO_STOP = 30;
  private static final String FAILED =
      "The services did not start; ringbridge.log in the data folder tells more";

  private Ringbridge() {}

  public static void main(String... args) {
    try {
      Settings settings = Settings.of(System.getenv());
      Ports.refuseTaken(settings.host(), settings.port(), "RINGBRIDGE_PORT");
      Ports.refuseTaken(settings.host(), settings.simulatorPort(), "RINGBRIDGE_SIMULATOR_PORT");
      run(settings, DataFolder.open(settings.dataFolder()), List.of(args));
    } catch (StartException e) {
      System.err.println("Ringbridge cannot start. " + e.getMessage());
      Runtime.getRuntime().halt(CANNOT_START);
    }
  }

  private static void run(Settings settings, DataFolder folder, List<String> args) {
    // Before several threads want it at once: made from two sides, it waits for itself.
    LogManager.getLogManager();
    LoggerFactory.getLogger(Ringbridge.class).debug("starting");
    Terminal.say(
        "Starting PostgreSQL, Kafka and the carrier simulator in "
            + folder
            + (folder.isUnclean()
                ? " (the last run was killed: it goes on where that stopped)"
                : ""));
    Secrets secrets = Secrets.of(folder);
    Parts parts = Parts.start(settings, folder, secrets);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, parts, folder), "stop"));
    configuration(settings, folder, secrets, parts).forEach(System::setProperty);
    Running.begin(settings, folder, secrets, args.contains("demo"));
    Terminal.say("Starting the services");
    AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
    Quarkus.run(Running.class, (code, why) -> failed.set(why), args.toArray(String[]::new));
    stopped.countDown();
    refuse(failed.get());
  }

  /** The services did not start: one line for the person, and the servers go down in order. */
  private static void refuse(@Nullable Throwable why) {
    if (why != null) {
      System.err.println(
          "Ringbridge cannot start. " + new StartException(FAILED, root(why)).getMessage());
      System.exit(CANNOT_START);
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static Map<String, String> configuration(
      Settings settings, DataFolder folder, Secrets secrets, Parts parts) {
    Map<String, String> all = new HashMap<>(parts.configuration());
    all.put("quarkus.http.host", settings.host());
    all.put("quarkus.http.port", Integer.toString(settings.port()));
    all.put("quarkus.log.file.enabled", "true");
    all.put("quarkus.log.file.path", folder.resolve("ringbridge.log").toString());
    all.put("mp.jwt.verify.publickey", secrets.publicKey());
    all.put("smallrye.jwt.sign.key", secrets.privateKey());
    all.put("ringbridge.outbox.resend", Boolean.toString(folder.isUnclean()));
    all.put("ringbridge.telephony.public-url", settings.publicUrl());
    all.put("ringbridge.telephony.callback-secret", secrets.password("callbacks"));
    all.put("ringbridge.telephony.credential-keys", "k1:" + secrets.key("credentials.k1"));
    all.put("ringbridge.telephony.recordings.folder", folder.resolve("recordings").toString());
    all.put("ringbridge.queue.tokens.secure-cookie", "false");
    all.put("ringbridge.queue.bootstrap.organization-id", secrets.id("organization").toString());
    all.put("ringbridge.queue.bootstrap.branch-id", secrets.id("branch").toString());
    all.put("ringbridge.queue.bootstrap.organization", "Demo organization");
    all.put("ringbridge.queue.bootstrap.password", secrets.readablePassword("login.admin"));
    return all;
  }

  /** The services first: they still talk with the servers while they end. */
  private static void stop(CountDownLatch stopped, Parts parts, DataFolder folder) {
    try {
      if (stopped.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        parts.close();
        folder.close();
        Terminal.say("Stopped. The next start goes on from here.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
