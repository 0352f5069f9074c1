package dev.ringbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
  @TempDir Path folder;

  @Test
  void keepsItsTopicsOverARestart() throws ExecutionException, InterruptedException {
    try (KafkaBroker broker = KafkaBroker.start(folder);
        Admin admin = client(broker)) {
      admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get();
    }
    try (KafkaBroker broker = KafkaBroker.start(folder);
        Admin admin = client(broker)) {
      assertThat(admin.listTopics().names().get()).contains("kept");
    }
  }

  private static Admin client(KafkaBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
