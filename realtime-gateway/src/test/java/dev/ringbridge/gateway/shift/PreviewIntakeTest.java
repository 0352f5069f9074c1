package dev.ringbridge.gateway.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.preview.PreviewEnd;
import dev.ringbridge.core.preview.PreviewEvent.PreviewClosed;
import dev.ringbridge.core.preview.PreviewEvent.PreviewOffered;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.Floor;
import dev.ringbridge.gateway.testing.Tables;
import dev.ringbridge.gateway.testing.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What looking at a lead does to the agent. */
@QuarkusTest
@WithTestResource(TestServers.class)
class PreviewIntakeTest {
  @Inject Topics topics;
  @Inject Tables tables;
  @Inject Floor floor;

  private final Company company = new Company();
  private final UUID campaignId = UUID.randomUUID();
  private final CallRef call = company.call(campaignId);
  private UUID agentId;
  private Reservation promise;

  @BeforeEach
  void lookAtALead() {
    agentId = floor.available(company, campaignId);
    promise = new Reservation(agentId, tables.agent(agentId).agent().epoch());
    topics.say(
        new PreviewOffered(call, promise, Company.now().plusSeconds(60), true, Company.now()));
    floor.is(agentId, AgentState.RESERVED);
  }

  @Test
  void agentIsHeldForTheCallLongerThanTheyMayLook() {
    assertThat(tables.agent(agentId).agent().callId()).isEqualTo(call.callId());
    assertThat(tables.agent(agentId).agent().until()).isAfter(Company.now().plusSeconds(90));
  }

  @Test
  void skipFreesTheAgentInANewEpoch() {
    close(PreviewEnd.SKIPPED);

    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(tables.agent(agentId).agent().epoch()).isEqualTo(promise.epoch() + 1);
  }

  @Test
  void agentWhoseTimeRanOutIsOnABreak() {
    close(PreviewEnd.GIVEN_BACK);

    floor.is(agentId, AgentState.ON_BREAK);
    assertThat(tables.agent(agentId).agent().breakReason()).isEqualTo(BreakReason.BREAK);
  }

  @Test
  void agentIsTheCallsWhenItIsDialedAndFreeWhenNobodyAnswers() {
    close(PreviewEnd.DIALED);
    topics.say(new CallPlacing(call, promise, Company.now()));
    topics.say(company.ended(call, promise, Ending.NO_ANSWER));

    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(tables.agent(agentId).agent().epoch()).isEqualTo(promise.epoch() + 1);
  }

  @Test
  void offerThatComesAfterItsEndHoldsNobody() {
    close(PreviewEnd.WITHDRAWN);
    floor.is(agentId, AgentState.AVAILABLE);

    topics.say(
        new PreviewOffered(call, promise, Company.now().plusSeconds(60), true, Company.now()));
    CallRef next = company.call(campaignId);
    Reservation later = new Reservation(agentId, promise.epoch() + 1);
    topics.say(new PreviewOffered(next, later, Company.now().plusSeconds(60), true, Company.now()));

    floor.is(agentId, AgentState.RESERVED);
    assertThat(tables.agent(agentId).agent().callId()).isEqualTo(next.callId());
  }

  private void close(PreviewEnd end) {
    topics.say(new PreviewClosed(call, promise, end, Company.now()));
  }
}
