package dev.ringbridge.queue.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class CampaignNewsTest {
  @Inject Topics topics;

  @Test
  void newCampaignIsToldOfBeforeAnythingHappensInIt() {
    Heard states = topics.listen(Topic.CAMPAIGN_STATE);

    UUID id = Given.campaign(Map.of());

    assertThat(states.await(1, CampaignSnapshot.class, state -> state.key().equals(id)))
        .isNotNull();
  }
}
