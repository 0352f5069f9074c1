package dev.ringbridge.standalone;

import dev.ringbridge.embedded.StartException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** A Kafka of the user's own: whether it is there, before the services wait for it. */
final class OwnKafka {
  private static final int PATIENCE_SECONDS = 15;
  private static final int PATIENCE_MILLIS = PATIENCE_SECONDS * 1000;

  private OwnKafka() {}

  /**
   * @return the same address
   * @throws StartException if nobody answers there
   */
  static String reached(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            PATIENCE_MILLIS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            PATIENCE_MILLIS);
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return bootstrapServers;
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      throw refusal(bootstrapServers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal(bootstrapServers);
    }
  }

  private static StartException refusal(String bootstrapServers) {
    return new StartException(
        "Kafka cannot be reached at "
            + bootstrapServers
            + ": start it there, or set RINGBRIDGE_KAFKA to its host:port, or to nothing for an embedded one.");
  }
}
