package dev.ringbridge.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.access.UserSnapshot;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.gateway.campaign.KnownCampaigns;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.Floor;
import dev.ringbridge.gateway.testing.SocketContract;
import dev.ringbridge.gateway.testing.Tables;
import dev.ringbridge.gateway.testing.TestSocket;
import dev.ringbridge.gateway.testing.Tokens;
import dev.ringbridge.gateway.testing.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class AgentSocketTest {
  /** An agent of whom nothing was said for so long counts as none. */
  private static final Duration TOO_OLD = Duration.ofSeconds(2);

  private static final String PATH = "/ws/agent";

  @TestHTTPResource URI base;
  @Inject Topics topics;
  @Inject Tables tables;
  @Inject Floor floor;
  @Inject Desks desks;
  @Inject KnownCampaigns campaigns;

  private final Company company = new Company();
  private final UUID campaignId = UUID.randomUUID();
  private final UUID agentId = UUID.randomUUID();
  private final CallRef call = company.call(campaignId);
  private final String token = Tokens.of(agentId, company.tenancy(), Role.AGENT);
  private final List<TestSocket> opened = new ArrayList<>();

  @BeforeEach
  void hire() {
    topics.say(
        company.campaign(campaignId, "Autumn", 30), company.profile(agentId, "Ada", campaignId));
    await()
        .until(
            () ->
                tables.count("select count(*) from gateway.profiles where agent_id = $1", agentId)
                    == 1);
    await().until(() -> campaigns.nameOf(campaignId) != null);
  }

  @AfterEach
  void close() {
    opened.forEach(TestSocket::abort);
  }

  @Test
  void upgradeWithoutATokenThatCountsIsRefused() {
    assertThat(TestSocket.refusal(base, PATH, null)).isEqualTo(401);
    assertThat(TestSocket.refusal(base, PATH, "garbage")).isEqualTo(401);
    assertThat(
            TestSocket.refusal(
                base,
                PATH,
                Tokens.of(agentId, company.tenancy(), Role.AGENT, Duration.ofSeconds(-30))))
        .isEqualTo(401);
  }

  @Test
  void upgradeOfAnybodyButAnAgentIsRefused() {
    for (Role role : List.of(Role.ADMIN, Role.SUPERVISOR, Role.VIEWER, Role.OPERATOR)) {
      assertThat(TestSocket.refusal(base, PATH, Tokens.of(agentId, company.tenancy(), role)))
          .as(role.name())
          .isEqualTo(403);
    }
  }

  @Test
  void socketIsClosedWhenItsTokenExpires() {
    TestSocket socket =
        open(Tokens.of(agentId, company.tenancy(), Role.AGENT, Duration.ofSeconds(3)));
    assertThat(socket.next("agent")).isNotNull();

    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void socketIsClosedWhenItsTokenIsRevoked() {
    TestSocket socket = open();
    socket.next("agent");

    topics.say(
        new UserSnapshot(
            agentId,
            company.tenancy(),
            Role.AGENT,
            true,
            Company.now().plusSeconds(60),
            1,
            Company.now()));

    assertThat(socket.closeCode()).isEqualTo(1008);
  }

  @Test
  void agentHearsTheirStateWhenTheSocketOpensAndAtEachChange() {
    TestSocket socket = open();
    JsonNode first = socket.next();
    assertThat(first.path("type").asText()).isEqualTo("agent");
    assertThat(first.path("seq").asLong()).isOne();
    assertThat(first.path("state").asText()).isEqualTo("ON_BREAK");
    assertThat(first.path("reason").asText()).isEqualTo("SIGNED_IN");
    assertThat(first.path("phoneUp").asBoolean()).isFalse();

    socket.say("{\"type\":\"goAvailable\"}");
    assertThat(socket.next("agent").path("reason").asText()).isEqualTo("PHONE_DOWN");
    topics.say(company.legUp(agentId, 1));
    JsonNode free = socket.nextState("AVAILABLE");
    assertThat(free.path("phoneUp").asBoolean()).isTrue();
    assertThat(free.path("epoch").asLong()).isOne();
    socket.say("{\"type\":\"takeBreak\",\"reason\":\"LUNCH\"}");
    assertThat(socket.nextState("ON_BREAK").path("reason").asText()).isEqualTo("LUNCH");
  }

  @Test
  void callIsToldFromItsScreenPopToTheEndOfTheWrapUp() {
    TestSocket socket = available();
    topics.say(company.answered(call));

    JsonNode pop = socket.next("screenPop");
    assertThat(pop.path("callId").asText()).isEqualTo(call.callId().toString());
    assertThat(pop.path("leadId").asText()).isEqualTo(call.leadId().toString());
    assertThat(pop.path("campaignName").asText()).isEqualTo("Autumn");
    topics.say(company.bridged(call, agentId, 1));
    assertThat(socket.next("bridged").path("callId").asText()).isEqualTo(call.callId().toString());
    topics.say(new AnswererDetected(call, Answerer.MACHINE, Company.now()));
    assertThat(socket.next("machineSuspected").path("callId").asText())
        .isEqualTo(call.callId().toString());
    topics.say(company.ended(call));
    assertThat(socket.next("callEnded").path("ending").asText()).isEqualTo("COMPLETED");
    floor.is(agentId, AgentState.WRAP_UP);
    assertThat(socket.nextState("WRAP_UP").path("disposed").asBoolean()).isFalse();
    socket.say("{\"type\":\"finishWrapUp\"}");
    assertThat(socket.next("refused").path("code").asText()).isEqualTo("CONFLICT");
    topics.say(company.disposed(call, agentId));
    assertThat(socket.nextState("WRAP_UP").path("disposed").asBoolean()).isTrue();
    socket.say("{\"type\":\"finishWrapUp\"}");
    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(socket.nextState("AVAILABLE").path("epoch").asLong()).isEqualTo(2);
  }

  @Test
  void framesAreNumberedWithoutAGapAndAreWhatThePageSays() {
    SocketContract contract = new SocketContract();
    TestSocket socket = available();
    socket.say("{\"type\":\"ping\"}");
    socket.next("pong");
    topics.say(company.answered(call));
    socket.next("screenPop");
    topics.say(company.bridged(call, agentId, 1), company.ended(call));
    socket.next("callEnded");
    floor.is(agentId, AgentState.WRAP_UP);

    TestSocket again = open();
    long seq = 0;
    for (JsonNode frame = again.next(); frame != null; frame = again.next(Duration.ofSeconds(1))) {
      assertThat(frame.path("seq").asLong()).isEqualTo(++seq);
      assertThat(contract.violations(frame.path("type").asText(), frame.toString())).isEmpty();
    }
    assertThat(seq).as("state, screen pop, bridged, ended").isEqualTo(4);
  }

  @Test
  void matchThatComesToNothingIsTakenOffTheScreen() {
    TestSocket socket = available();
    topics.say(company.answered(call));
    socket.next("screenPop");

    topics.say(new BridgeRefused(call, agentId, BridgeRefusal.CALL_ENDED, Company.now()));

    assertThat(socket.next("released").path("callId").asText()).isEqualTo(call.callId().toString());
    floor.is(agentId, AgentState.AVAILABLE);
  }

  @Test
  void socketThatIsOpenedAnewWithinTheLeaseKeepsTheCall() {
    TestSocket socket = available();
    topics.say(company.answered(call));
    socket.next("screenPop");
    topics.say(company.bridged(call, agentId, 1));
    socket.next("bridged");
    socket.abort();

    TestSocket anew = open();

    assertThat(anew.next().path("state").asText()).isEqualTo("ON_CALL");
    assertThat(anew.next().path("type").asText()).isEqualTo("screenPop");
    assertThat(anew.next().path("type").asText()).isEqualTo("bridged");
  }

  @Test
  void agentWhoseSocketIsGoneForLongerThanTheLeaseSignsOut() {
    TestSocket socket = available();

    socket.abort();

    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> tables.stateOf(agentId), AgentState.OFFLINE::equals);
  }

  @Test
  void agentIsHeldAndSaidToBeThereWhileTheSocketIsOpen() {
    available();
    int heard = said().size();

    await().atMost(Duration.ofSeconds(15)).until(() -> said().size() >= heard + 6);

    // Two that are committed at nearly the same time may come in either order: the version counts.
    List<AgentSnapshot> snapshots =
        said().stream().sorted(Comparator.comparingLong(AgentSnapshot::version)).toList();
    int late = 0;
    for (int place = 1; place < snapshots.size(); place++) {
      AgentSnapshot before = snapshots.get(place - 1);
      if (Duration.between(before.at(), snapshots.get(place).at()).compareTo(TOO_OLD) >= 0) {
        late++;
      }
      assertThat(snapshots.get(place).version()).isGreaterThan(before.version());
    }
    assertThat(late).as("gaps in which there was no agent, on a busy machine").isLessThan(2);
    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.AVAILABLE);
  }

  private List<AgentSnapshot> said() {
    return topics.heard(AgentSnapshot.class, one -> one.agentId().equals(agentId));
  }

  @Test
  void agentWhoWasSignedOutWhileTheSocketWasOpenSignsInAgain() {
    TestSocket socket = available();

    tables.run(
        """
        update gateway.agents set state = 'OFFLINE', wanted = 'OFFLINE', version = version + 1
         where agent_id = $1""",
        agentId);

    assertThat(socket.nextState("ON_BREAK").path("reason").asText()).isEqualTo("SIGNED_IN");
  }

  @Test
  void messageThatCannotBeTakenIsRefusedAndClosesNothing() {
    TestSocket socket = open();
    socket.next("agent");

    socket.say("{\"type\":\"takeBreak\",\"reason\":\"PHONE_DOWN\"}");
    JsonNode refused = socket.next("refused");
    assertThat(refused.path("code").asText()).isEqualTo("VALIDATION_ERROR");
    assertThat(refused.path("detail").asText()).contains("LUNCH");
    socket.say("no json");
    socket.next("refused");
    socket.say("{\"type\":\"ping\"}");
    socket.next("pong");
    assertThat(socket.isClosed()).isFalse();
  }

  @Test
  void messageSaidWhileTheSocketOpensIsTakenAfterTheSignIn() {
    TestSocket socket = open();
    socket.say("{\"type\":\"goAvailable\"}");

    JsonNode frame = socket.next("agent");
    while (!frame.path("reason").asText().equals("PHONE_DOWN")) {
      frame = socket.next("agent");
    }
    assertThat(frame.path("state").asText()).isEqualTo("ON_BREAK");
  }

  @Test
  void socketThatReadsNothingIsGivenUpWhenItsQueueIsFull() {
    topics.say(company.campaign(campaignId, "Autumn".repeat(4000), 30, 0, 2));
    await().until(() -> campaigns.nameOf(campaignId).length() > 100);
    TestSocket deaf = TestSocket.deaf(base, PATH, token);
    opened.add(deaf);
    await().until(() -> desks.held().containsKey(agentId));

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              // It says something now and then, so that it is not closed for its silence.
              deaf.say("{\"type\":\"ping\"}");
              for (int match = 0; match < 20; match++) {
                topics.say(
                    new AgentMatched(
                        company.call(campaignId),
                        agentId,
                        "room",
                        1,
                        5,
                        null,
                        Company.now().plusSeconds(60)));
              }
              return !desks.isOpen(agentId);
            });
  }

  @Test
  void socketThatAnswersNoPingIsGivenUp() {
    TestSocket deaf = TestSocket.deaf(base, PATH, token);
    opened.add(deaf);
    await().until(() -> desks.isOpen(agentId));

    await().atMost(Duration.ofSeconds(15)).until(() -> !desks.isOpen(agentId));
  }

  @Test
  void socketsOfOthersHearNothingOfIt() {
    UUID another = UUID.randomUUID();
    TestSocket other =
        TestSocket.open(base, PATH, Tokens.of(another, company.tenancy(), Role.AGENT));
    opened.add(other);
    other.next("agent");
    TestSocket socket = available();

    topics.say(company.answered(call));
    socket.next("screenPop");
    topics.await1(BridgeTo.class, one -> one.call().equals(call));

    assertThat(other.next(Duration.ofMillis(500))).isNull();
  }

  private TestSocket available() {
    TestSocket socket = open();
    socket.next("agent");
    topics.say(company.legUp(agentId, 1));
    socket.say("{\"type\":\"goAvailable\"}");
    socket.nextState("AVAILABLE");
    return socket;
  }

  private TestSocket open() {
    return open(token);
  }

  private TestSocket open(String with) {
    TestSocket socket = TestSocket.open(base, PATH, with);
    opened.add(socket);
    return socket;
  }
}
