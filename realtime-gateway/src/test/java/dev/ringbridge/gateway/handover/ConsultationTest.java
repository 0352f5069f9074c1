package dev.ringbridge.gateway.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallCommand.ConsultWith;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.gateway.campaign.KnownCampaigns;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.Floor;
import dev.ringbridge.gateway.testing.Tables;
import dev.ringbridge.gateway.testing.Tokens;
import dev.ringbridge.gateway.testing.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking colleagues before a call goes to them: from the request to the agents. */
@QuarkusTest
@WithTestResource(TestServers.class)
class ConsultationTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final BridgeRefusal TAKEN_BACK = BridgeRefusal.TAKEN_BACK;
  private static final BridgeRefusal OVER = BridgeRefusal.CONSULTATION_OVER;
  private static final String ASK = "/consultation";
  private static final String COMPLETE = "/consultation/completion";

  @Inject Topics topics;
  @Inject Tables tables;
  @Inject Floor floor;
  @Inject KnownCampaigns campaigns;
  @TestHTTPResource URI base;

  private final Company company = new Company();
  private final UUID campaignId = UUID.randomUUID();
  private CallRef call;
  private UUID agentId;
  private UUID colleague;

  @BeforeEach
  void oneTalksAndOneIsFree() {
    topics.say(company.holding(company.campaign(campaignId, "Winter", 30)));
    await().until(() -> campaigns.nameOf(campaignId) != null);
    agentId = floor.available(company, campaignId);
    call = talk(agentId);
    colleague = floor.available(company, campaignId);
  }

  @Test
  void colleagueIsHeldForAsLongAsTheyMayTalkOnceTheyDoAndTheLeadStaysUntilItIsSaid() {
    assertThat(ask(agentId, Role.AGENT, colleague).statusCode()).isEqualTo(202);

    ConsultWith wish = wish();
    assertThat(wish.fromAgentId()).isEqualTo(agentId);
    assertThat(wish.fromName()).isEqualTo("Ada");
    assertThat(wish.agentId()).isEqualTo(colleague);
    assertThat(wish.room()).isEqualTo(Company.room(colleague, 1));
    assertThat(wish.until()).isEqualTo(wish.at().plus(Duration.ofMinutes(3)));
    assertThat(wish.heldUntil()).isEqualTo(wish.at().plusSeconds(9));
    assertThat(tables.stateOf(colleague)).isEqualTo(AgentState.RESERVED);
    assertThat(tables.agent(colleague).agent().until())
        .as("telephony may be away")
        .isEqualTo(wish.heldUntil());
    topics.say(talking(wish));
    heldUntil(colleague, wish.until().plusSeconds(10));
    topics.await1(AgentMatched.class, one -> one.agentId().equals(colleague) && isOurs(one.call()));
    assertThat(topics.heard(HandOverTo.class, one -> isOurs(one.call()))).isEmpty();

    assertThat(post(agentId, Role.AGENT, COMPLETE, "").statusCode()).isEqualTo(204);

    HandOverTo move = topics.await1(HandOverTo.class, one -> isOurs(one.call()));
    assertThat(move.agentId()).isEqualTo(colleague);
    assertThat(move.heldUntil())
        .isEqualTo(move.at().plusSeconds(9))
        .isEqualTo(tables.agent(colleague).agent().until());
    topics.say(new CallHandedOver(call, agentId, colleague, Company.now()));
    floor.is(agentId, AgentState.WRAP_UP);
    topics.say(seenWith());
    floor.is(colleague, AgentState.ON_CALL);
    floor.is(agentId, AgentState.AVAILABLE);
  }

  /** As if telephony had been away, or slow. */
  @Test
  void colleagueWhoWasGivenUpIsHeldAgainWhereTheyTalkAfterAll() {
    assertThat(ask(agentId, Role.AGENT, colleague).statusCode()).isEqualTo(202);
    ConsultWith wish = wish();
    tables.age(colleague, "until", Duration.ofMinutes(1));
    floor.is(colleague, AgentState.AVAILABLE);

    topics.say(talking(wish));

    heldUntil(colleague, wish.until().plusSeconds(10));
    assertThat(tables.agent(colleague).agent().callId()).isEqualTo(call.callId());
    await()
        .until(
            () ->
                topics
                    .heard(
                        AgentMatched.class,
                        one -> one.agentId().equals(colleague) && isOurs(one.call()))
                    .size(),
            heard -> heard == 2);
  }

  /** The agent went to a room that nobody waits in any more: telephony ends it. */
  @Test
  void colleagueWhoWasGivenUpAndHasAnotherLegIsNotHeldAgain() {
    floor.tell(colleague, new AgentInput.TakeBreak(BreakReason.BREAK));
    UUID second = floor.available(company, campaignId);
    CallRef other = talk(second);
    UUID third = floor.available(company, campaignId);
    floor.tell(colleague, new AgentInput.GoAvailable());
    assertThat(ask(agentId, Role.AGENT, colleague).statusCode()).isEqualTo(202);
    assertThat(post(other, second, Role.AGENT, ASK, naming(third)).statusCode()).isEqualTo(202);
    ConsultWith seen = topics.await1(ConsultWith.class, one -> one.call().equals(other));
    topics.say(company.legDown(colleague, 1), company.legUp(colleague, 2));
    await().until(() -> tables.agent(colleague).agent().leg() != null);
    await().until(() -> tables.agent(colleague).agent().leg().epoch() == 2);
    floor.is(colleague, AgentState.AVAILABLE);

    topics.say(talking(wish()), talking(seen));

    heldUntil(third, seen.until().plusSeconds(10));
    assertThat(tables.stateOf(colleague)).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void colleagueIsFreeWhereTheLeadIsTakenBackOrTheyLeave() {
    for (BridgeRefusal why : new BridgeRefusal[] {TAKEN_BACK, OVER}) {
      assertThat(ask(agentId, Role.AGENT, colleague).statusCode()).isEqualTo(202);
      ConsultWith wish = lastWish();

      topics.say(over(wish, why));

      floor.is(colleague, AgentState.AVAILABLE);
      assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.ON_CALL);
      assertThat(tables.call(call.callId()).heir()).isNull();
      assertThat(post(agentId, Role.AGENT, COMPLETE, "").statusCode()).isEqualTo(409);
    }
  }

  @Test
  void colleagueWhosePhoneIsLostIsGivenNothingElse() {
    assertThat(ask(agentId, Role.AGENT, colleague).statusCode()).isEqualTo(202);

    topics.say(over(wish(), BridgeRefusal.LEG_GONE));

    floor.is(colleague, AgentState.ON_BREAK);
    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.ON_CALL);
  }

  @Test
  void leadWhoHangsUpFreesTheColleague() {
    assertThat(ask(agentId, Role.AGENT, colleague).statusCode()).isEqualTo(202);

    topics.say(company.ended(call));

    floor.is(colleague, AgentState.AVAILABLE);
    floor.is(agentId, AgentState.WRAP_UP);
    topics.await1(AgentFreed.class, one -> one.agentId().equals(colleague) && isOurs(one.call()));
  }

  /** The agent's phone was lost: the lead heard the apology. */
  @Test
  void colleagueIsFreeWhereTheAgentIsLost() {
    assertThat(ask(agentId, Role.AGENT, colleague).statusCode()).isEqualTo(202);
    ConsultWith wish = wish();

    topics.say(CallHandedOver.leftAlone(call, agentId, Company.now()));
    topics.say(over(wish, OVER));

    floor.is(agentId, AgentState.WRAP_UP);
    floor.is(colleague, AgentState.AVAILABLE);
  }

  /** It was over as the agent said that it goes to them: it goes, or telephony says that not. */
  @Test
  void endOfTheWordBeforeFreesNobodyOnceTheCallGoesToThem() {
    assertThat(ask(agentId, Role.AGENT, colleague).statusCode()).isEqualTo(202);
    ConsultWith wish = wish();
    assertThat(post(agentId, Role.AGENT, COMPLETE, "").statusCode()).isEqualTo(204);

    topics.say(over(wish, OVER), seenWith());

    floor.is(colleague, AgentState.ON_CALL);
    assertThat(tables.call(call.callId()).isWith(colleague)).isTrue();
  }

  @Test
  void colleagueWhoIsAskedIsGivenToNoOtherCallAndTheCallToNoOtherColleague() {
    assertThat(ask(agentId, Role.AGENT, colleague).statusCode()).isEqualTo(202);
    topics.say(talking(wish()));
    heldUntil(colleague, wish().until().plusSeconds(10));
    UUID other = floor.available(company, campaignId);

    assertThat(post(agentId, Role.AGENT, "", "{\"agentId\":\"" + other + "\"}").statusCode())
        .isEqualTo(409);
    assertThat(ask(agentId, Role.AGENT, other).statusCode()).isEqualTo(409);

    assertThat(tables.stateOf(other)).isEqualTo(AgentState.AVAILABLE);
    CallRef next = company.call(campaignId);
    topics.say(company.answered(next));
    assertThat(topics.await1(BridgeTo.class, one -> one.call().equals(next)).agentId())
        .isEqualTo(other);
    assertThat(tables.agent(colleague).agent().callId()).isEqualTo(call.callId());
  }

  @Test
  void handOverThatGoesOnWithoutAWordBeforeIsNotCompletedTwice() {
    String body = "{\"agentId\":\"" + colleague + "\"}";
    assertThat(post(agentId, Role.AGENT, "", body).statusCode()).isEqualTo(202);

    assertThat(post(agentId, Role.AGENT, COMPLETE, "").statusCode()).isEqualTo(409);
  }

  @Test
  void agentAsksForTheirOwnCallAndWhoeverIsNotFreeIsNotAsked() {
    assertThat(ask(colleague, Role.AGENT, null).statusCode()).isEqualTo(403);
    assertThat(ask(UUID.randomUUID(), Role.SUPERVISOR, null).statusCode())
        .as("it is the agent's phone that goes there")
        .isEqualTo(403);
    floor.tell(colleague, new AgentInput.TakeBreak(BreakReason.BREAK));

    HttpResponse<String> refused = ask(agentId, Role.AGENT, colleague);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("This colleague is not free now.");
    assertThat(topics.heard(ConsultWith.class, one -> isOurs(one.call()))).isEmpty();
  }

  private CallRef talk(UUID with) {
    CallRef one = company.call(campaignId);
    topics.say(company.answered(one));
    topics.await1(BridgeTo.class, command -> command.call().equals(one));
    topics.say(company.bridged(one, with, 1));
    floor.is(with, AgentState.ON_CALL);
    return one;
  }

  private CallBridged seenWith() {
    return new CallBridged(call, colleague, Company.room(colleague, 1), 1, agentId, Company.now());
  }

  private void heldUntil(UUID whom, Instant end) {
    await().until(() -> end.equals(tables.agent(whom).agent().until()));
    assertThat(tables.stateOf(whom)).isEqualTo(AgentState.RESERVED);
  }

  private TalkSnapshot talking(ConsultWith wish) {
    return new TalkSnapshot(
        wish.fromAgentId(),
        company.tenancy(),
        wish.call().callId(),
        wish.at(),
        null,
        new Consultation(
            wish.consultationId(), wish.agentId(), wish.name(), wish.fromName(), wish.until()),
        1,
        wish.at().plusMillis(5));
  }

  private BridgeRefused over(ConsultWith wish, BridgeRefusal why) {
    return new BridgeRefused(call, colleague, why, agentId, wish.at(), Company.now());
  }

  private ConsultWith wish() {
    return topics.await1(ConsultWith.class, one -> isOurs(one.call()));
  }

  private ConsultWith lastWish() {
    return topics.await1(
        ConsultWith.class,
        one -> isOurs(one.call()) && one.at().equals(tables.call(call.callId()).heir().at()));
  }

  private boolean isOurs(CallRef other) {
    return other.equals(call);
  }

  private HttpResponse<String> ask(UUID who, Role role, UUID whom) {
    return post(who, role, ASK, whom == null ? "{}" : naming(whom));
  }

  private static String naming(UUID whom) {
    return "{\"agentId\":\"" + whom + "\"}";
  }

  private HttpResponse<String> post(UUID who, Role role, String what, String body) {
    return post(call, who, role, what, body);
  }

  private HttpResponse<String> post(CallRef about, UUID who, Role role, String what, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/api/v1/handovers/" + about.callId() + what))
            .header("Authorization", "Bearer " + Tokens.of(who, company.tenancy(), role))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString()).join();
  }
}
