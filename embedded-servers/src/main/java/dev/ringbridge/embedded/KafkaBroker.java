package dev.ringbridge.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka of our own in one folder: broker and controller in this JVM, one node. */
public final class KafkaBroker implements AutoCloseable {
  private static final String NODE = "1";

  private final KafkaRaftServer server;
  private final int port;

  private KafkaBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param folder where it keeps its log
   * @throws StartException if it cannot
   */
  public static KafkaBroker start(Path folder) {
    int port = FreePort.find();
    Path log = folder.toAbsolutePath();
    try {
      Files.createDirectories(log);
      formatOnce(log);
      KafkaRaftServer server =
          new KafkaRaftServer(new KafkaConfig(settings(log, port)), Time.SYSTEM);
      server.startup();
      return new KafkaBroker(server, port);
    } catch (Exception e) {
      throw new StartException("Kafka did not start in " + folder, e);
    }
  }

  private static void formatOnce(Path log) throws Exception {
    if (Files.exists(log.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
        .setNodeId(Integer.parseInt(NODE))
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(log.toString())
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(log.toString())
        .run();
  }

  private static Properties settings(Path log, int port) {
    int controller = FreePort.find();
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE);
    settings.put("controller.quorum.voters", NODE + "@localhost:" + controller);
    settings.put(
        "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("log.dirs", log.toString());
    for (String replicas :
        List.of(
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr")) {
      settings.put(replicas, "1");
    }
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // A killed run's registration must not hold up the next start.
    settings.put("broker.session.timeout.ms", "2000");
    settings.put("broker.heartbeat.interval.ms", "500");
    // Ringbridge makes its topics itself, with their retention and partitions.
    settings.put("auto.create.topics.enable", "false");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    // One broker for one machine: its default of eleven threads would only wake each other.
    settings.put("num.io.threads", "2");
    settings.put("num.network.threads", "1");
    return settings;
  }

  /** What clients are told. */
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
