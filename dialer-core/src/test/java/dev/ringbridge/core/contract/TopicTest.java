package dev.ringbridge.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicTest {

  @Test
  void eventFindsItsTopicAndItsNameFindsTheEvent() {
    CallRinging event =
        new CallRinging(
            new CallRef(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                new Tenancy(UUID.randomUUID(), UUID.randomUUID())),
            Instant.EPOCH);

    assertThat(Topic.of(event)).isEqualTo(Topic.CALL_EVENTS);
    assertThat(Topic.typeOf(CallRinging.class)).isEqualTo("CallRinging.v1");
    assertThat(Topic.eventOf("CallRinging.v1")).isEqualTo(CallRinging.class);
  }

  @Test
  void noTwoEventsShareAName() {
    assertThat(
            Arrays.stream(Topic.values())
                .flatMap(topic -> topic.events().stream())
                .map(Topic::typeOf))
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(Topic.eventOf(name)).isNotNull());
  }

  @Test
  void unknownNameIsRefused() {
    assertThatThrownBy(() -> Topic.eventOf("CallEaten.v1"))
        .hasMessage("no event is called CallEaten.v1");
  }
}
