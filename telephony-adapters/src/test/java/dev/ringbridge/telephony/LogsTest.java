package dev.ringbridge.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.ForgedCarrier;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class LogsTest {
  @Inject Scene scene;

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          lines.add(record.getMessage() + " " + arguments(record) + " " + record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private static String arguments(LogRecord record) {
    return Arrays.toString(record.getParameters());
  }

  @Test
  void noNumberAndNoTokenIsEverLogged() {
    Admin admin = new Admin();
    Logger logger = Logger.getLogger("dev.ringbridge");
    Level before = logger.getLevel();
    logger.setLevel(Level.ALL);
    logger.addHandler(listener);
    try (Telephone agent = Telephone.up(scene)) {
      agent.leg(scene);
      scene.await(scene.dial("+19725550103"), CallEnded.class);
      scene.await(scene.dial("+19725550101"), CallEnded.class);
      scene.await(scene.dial("+19725550116"), CallPlaced.class);
      CallRef lost = scene.dial("+19725550115");
      scene.await(lost, CallPlacementLost.class);
      scene.await(lost, CallEnded.class);
      setUp(admin);
      ForgedCarrier.postUnsigned(
          "/carrier/twilio/status", ForgedCarrier.status("CA1", "completed", 1));
    } finally {
      logger.removeHandler(listener);
      logger.setLevel(before);
    }

    assertThat(lines).isNotEmpty();
    assertThat(lines)
        .noneMatch(line -> line.matches("(?s).*9725550.*|.*2125559999.*"))
        .noneMatch(line -> line.contains(SimulatedCarrier.AUTH_TOKEN))
        .noneMatch(line -> line.contains(SimulatedCarrier.KEY_SECRET))
        .noneMatch(line -> line.contains(admin.authToken()) || line.contains(admin.keySecret()))
        .noneMatch(line -> line.contains("a-token-that-is-wrong"))
        .noneMatch(line -> line.contains(Examples.RULES.safeHarborText()));
  }

  /** An account that is added, refused, tested and changed. */
  private static void setUp(Admin admin) {
    admin.openAtTheCarrier();
    UUID id = admin.add();
    admin.post(admin.form()).statusCode(409);
    admin.patch(id, Map.of("settings", Map.of("authToken", "a-token-that-is-wrong")));
    admin.test(id);
    admin.patch(id, Map.of("settings", Map.of("apiKeySid", "wrong"))).statusCode(400);
  }
}
