package dev.ringbridge.queue.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.access.UserSnapshot;
import dev.ringbridge.core.agent.AgentProfile;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class UserNewsTest {
  @Inject Topics topics;

  @Test
  void newUserIsToldOfBeforeAnythingAboutThemChanges() {
    Heard profiles = topics.listen(Topic.AGENT_PROFILE);
    Heard states = topics.listen(Topic.USER_STATE);

    UUID id = hire("Ada New");

    List<AgentProfile> told =
        profiles.await(1, AgentProfile.class, profile -> profile.agentId().equals(id));
    assertThat(told).isNotNull().first().returns("Ada New", AgentProfile::name);
    assertThat(states.await(1, UserSnapshot.class, state -> state.key().equals(id))).isNotNull();
  }

  private static UUID hire(String name) {
    Map<String, String> user =
        Map.of(
            "username",
            "agent-" + UUID.randomUUID(),
            "name",
            name,
            "role",
            "AGENT",
            "password",
            "long-enough-1");
    return UUID.fromString(
        Given.admin().body(user).post("/api/v1/users").then().statusCode(201).extract().path("id"));
  }
}
