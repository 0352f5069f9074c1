package dev.ringbridge.foundation.event;

import dev.ringbridge.core.contract.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the topics that are missing, with their retention and partitions, before anything reads or
 * writes them.
 */
@ApplicationScoped
class TopicCreation {
  private static final Logger LOG = Logger.getLogger(TopicCreation.class);
  private static final int AFTER_MIGRATIONS = 2;
  private static final String COMPACTION_LAG_MS = "60000";
  private static final String SEGMENT_MS = "3600000";

  private final String bootstrapServers;

  TopicCreation(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  void make(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent event)
      throws InterruptedException, ExecutionException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      Set<String> known = admin.listTopics().names().get();
      List<NewTopic> missing =
          Arrays.stream(Topic.values())
              .filter(topic -> !known.contains(topic.topicName()))
              .map(TopicCreation::described)
              .toList();
      create(admin, missing);
    }
  }

  private static void create(Admin admin, List<NewTopic> missing)
      throws InterruptedException, ExecutionException {
    try {
      admin.createTopics(missing).all().get();
      if (!missing.isEmpty()) {
        LOG.infof("made %d topics", missing.size());
      }
    } catch (ExecutionException e) {
      // Another replica that starts at the same moment made it first.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static NewTopic described(Topic topic) {
    Map<String, String> settings = new HashMap<>();
    if (topic.isCompacted()) {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      settings.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, COMPACTION_LAG_MS);
      settings.put(TopicConfig.SEGMENT_MS_CONFIG, COMPACTION_LAG_MS);
    } else {
      settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
      settings.put(TopicConfig.SEGMENT_MS_CONFIG, SEGMENT_MS);
    }
    return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty())
        .configs(settings);
  }
}
