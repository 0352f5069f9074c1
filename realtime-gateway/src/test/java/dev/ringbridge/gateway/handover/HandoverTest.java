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
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handing calls over to colleagues: from the request to the agents, with Kafka and PostgreSQL. */
@QuarkusTest
@WithTestResource(TestServers.class)
class HandoverTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

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
    topics.say(company.holding(company.campaign(campaignId, "Autumn", 30)));
    await().until(() -> campaigns.nameOf(campaignId) != null);
    agentId = floor.available(company, campaignId);
    call = talk(agentId);
    colleague = floor.available(company, campaignId);
  }

  @Test
  void colleagueIsHeldAtOnceAndTheCallIsTheirsOnceTheyAreSeenWithTheLead() {
    assertThat(colleagues().body())
        .contains(colleague.toString())
        .doesNotContain(agentId.toString());

    assertThat(handOver(colleague).statusCode()).isEqualTo(202);

    assertThat(tables.stateOf(colleague)).isEqualTo(AgentState.RESERVED);
    HandOverTo wish = wish(colleague);
    assertThat(wish.fromAgentId()).isEqualTo(agentId);
    assertThat(wish.room()).isEqualTo(Company.room(colleague, 1));
    assertThat(wish.heldUntil())
        .as("telephony decides, doubts and looks while the colleague is held")
        .isEqualTo(wish.at().plusSeconds(9))
        .isEqualTo(tables.agent(colleague).agent().until());
    assertThat(
            topics
                .await1(
                    AgentMatched.class,
                    one -> one.agentId().equals(colleague) && isOurs(one.call()))
                .handedBy())
        .isEqualTo("Ada");
    assertThat(tables.stateOf(agentId)).as("until the lead has left").isEqualTo(AgentState.ON_CALL);
    assertThat(colleagues().body()).doesNotContain(colleague.toString());

    topics.say(new CallHandedOver(call, agentId, colleague, Company.now()));
    floor.is(agentId, AgentState.WRAP_UP);
    topics.say(seenWith(colleague, agentId));
    floor.is(colleague, AgentState.ON_CALL);
    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(tables.call(call.callId()).isWith(colleague)).isTrue();

    topics.say(company.ended(call));
    floor.is(colleague, AgentState.WRAP_UP);
    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void proofFreesWhoeverTalkedBeforeThoughNobodySaidThatTheyParted() {
    assertThat(handOver(null).statusCode()).isEqualTo(202);
    CallBridged proof = seenWith(colleague, agentId);
    UUID id = UUID.randomUUID();

    topics.say(id, proof);
    floor.is(colleague, AgentState.ON_CALL);
    floor.is(agentId, AgentState.AVAILABLE);
    topics.say(id, proof);
    topics.say(new CallHandedOver(call, agentId, colleague, Company.now()));
    topics.say(company.ended(call));

    floor.is(colleague, AgentState.WRAP_UP);
    assertThat(tables.stateOf(agentId)).as("said late").isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void whoeverIsFreeLongestIsTakenWhereNobodyIsNamed() {
    UUID later = floor.available(company, campaignId);

    assertThat(handOver(null).body()).contains(colleague.toString());

    assertThat(tables.stateOf(later)).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void colleagueWhoIsNotFreeAnyMoreIsRefusedAndNothingChanges() {
    floor.tell(colleague, new AgentInput.TakeBreak(BreakReason.BREAK));

    HttpResponse<String> refused = handOver(colleague);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("This colleague is not free now.");
    assertThat(handOver(null).body()).contains("Nobody of the campaign is free now.");
    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.ON_CALL);
    assertThat(tables.call(call.callId()).heir()).isNull();
    assertThat(topics.heard(HandOverTo.class, one -> isOurs(one.call()))).isEmpty();
  }

  @Test
  void colleagueOfAnotherCampaignOrOrganizationIsNotTaken() {
    UUID elsewhere = floor.available(company, UUID.randomUUID());
    UUID stranger = floor.available(new Company(), campaignId);

    assertThat(handOver(elsewhere).statusCode()).isEqualTo(409);
    assertThat(handOver(stranger).statusCode()).isEqualTo(409);
    assertThat(tables.stateOf(stranger)).isEqualTo(AgentState.AVAILABLE);
  }

  /** Telephony would refuse it a moment later. */
  @Test
  void colleagueWhosePhoneIsOnAnotherAccountIsShownAsSuchAndNotHeld() {
    UUID account = UUID.randomUUID();
    movesTo(agentId, account);
    movesTo(colleague, UUID.randomUUID());
    assertThat(colleagues().body()).contains(colleague.toString(), "\"reachable\":false");

    HttpResponse<String> named = handOver(colleague);
    assertThat(named.statusCode()).isEqualTo(409);
    assertThat(named.body()).contains("another carrier account");
    assertThat(handOver(null).body()).contains("another carrier account");
    assertThat(tables.stateOf(colleague)).isEqualTo(AgentState.AVAILABLE);

    UUID near = floor.available(company, campaignId);
    movesTo(near, account);
    assertThat(colleagues().body().indexOf(near.toString()))
        .as("first, though free for a shorter time")
        .isLessThan(colleagues().body().indexOf(colleague.toString()));
    assertThat(handOver(null).body()).contains(near.toString(), "\"reachable\":true");
  }

  private void movesTo(UUID agent, UUID account) {
    topics.say(company.legUp(agent, 2, account));
    await().until(() -> tables.agent(agent).agent().leg().epoch() == 2);
  }

  @Test
  void callIsHandedOverToOneAtATime() {
    UUID other = floor.available(company, campaignId);
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);

    HttpResponse<String> again = handOver(other);

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("handed over already");
    assertThat(tables.stateOf(other)).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void colleagueIsGivenToOneOfTwoCallsThatAskAtOnce() {
    floor.tell(colleague, new AgentInput.TakeBreak(BreakReason.BREAK));
    UUID second = floor.available(company, campaignId);
    CallRef other = talk(second);
    floor.tell(colleague, new AgentInput.GoAvailable());
    floor.is(colleague, AgentState.AVAILABLE);

    List<Integer> answers =
        Stream.of(ask(call, agentId, Role.AGENT, colleague), ask(other, second, Role.AGENT, null))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(HttpResponse::statusCode)
            .toList();

    assertThat(answers).containsExactlyInAnyOrder(202, 409);
  }

  @Test
  void leadWhoHangsUpMeanwhileFreesTheColleagueAndTheAgentWritesItUp() {
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);

    topics.say(company.ended(call));

    floor.is(colleague, AgentState.AVAILABLE);
    floor.is(agentId, AgentState.WRAP_UP);
    topics.await1(AgentFreed.class, one -> one.agentId().equals(colleague) && isOurs(one.call()));
    assertThat(handOver(colleague).statusCode()).as("over").isEqualTo(409);
  }

  @Test
  void callStaysWithItsAgentWhereTheColleaguesPhoneIsLost() {
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);
    HandOverTo wish = wish(colleague);

    topics.say(refused(BridgeRefusal.LEG_GONE));

    floor.is(colleague, AgentState.ON_BREAK);
    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.ON_CALL);
    assertThat(tables.call(call.callId()).isWith(agentId)).isTrue();
    UUID other = floor.available(company, campaignId);
    assertThat(handOver(other).statusCode()).isEqualTo(202);
    assertThat(wish(other).at()).isAfter(wish.at());
  }

  @Test
  void colleagueIsFreeWhereTheCallCannotBePutThere() {
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);

    topics.say(refused(BridgeRefusal.NOT_POSSIBLE));

    floor.is(colleague, AgentState.AVAILABLE);
    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.ON_CALL);
  }

  /** Where the lead is, counts: nobody else may come into that room. */
  @Test
  void proofOfAColleagueWhoWasGivenUpMakesTheCallTheirs() {
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);
    topics.say(refused(BridgeRefusal.NOT_POSSIBLE));
    floor.is(colleague, AgentState.AVAILABLE);
    UUID other = floor.available(company, campaignId);
    assertThat(handOver(other).statusCode()).isEqualTo(202);

    topics.say(seenWith(colleague, agentId));

    floor.is(colleague, AgentState.ON_CALL);
    floor.is(agentId, AgentState.AVAILABLE);
    floor.is(other, AgentState.AVAILABLE);
    assertThat(tables.call(call.callId()).isWith(colleague)).isTrue();
  }

  @Test
  void proofAfterTheEndLeavesTheFirstAgentNothingToWriteUp() {
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);
    topics.say(company.ended(call));
    floor.is(agentId, AgentState.WRAP_UP);
    floor.is(colleague, AgentState.AVAILABLE);

    topics.say(seenWith(colleague, agentId));

    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(tables.stateOf(colleague)).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void wordOfTheFirstAgentSettlesNothingForTheColleague() {
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);
    topics.say(seenWith(colleague, agentId));
    floor.is(colleague, AgentState.ON_CALL);
    topics.say(company.disposed(call, agentId));
    topics.say(company.ended(call));
    floor.is(colleague, AgentState.WRAP_UP);
    assertThat(tables.hasSaid(colleague)).isFalse();

    topics.say(company.disposed(call, colleague));

    await().until(() -> tables.hasSaid(colleague));
  }

  /** It is said late, or again: the colleague is held by the wish after it. */
  @Test
  void refusalOfAnEarlierWishFreesNobodyOfALaterOne() {
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);
    HandOverTo first = wish(colleague);
    topics.say(refused(BridgeRefusal.NOT_POSSIBLE));
    floor.is(colleague, AgentState.AVAILABLE);
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);

    topics.say(
        new BridgeRefused(
            call, colleague, BridgeRefusal.NOT_POSSIBLE, agentId, first.at(), Company.now()),
        seenWith(colleague, agentId));

    floor.is(colleague, AgentState.ON_CALL);
    assertThat(tables.call(call.callId()).isWith(colleague)).isTrue();
  }

  /** What was said of the first hand-over is said again while the call is on its way back. */
  @Test
  void callThatIsHandedBackIsTheFirstAgentsAgain() {
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);
    CallHandedOver parted = new CallHandedOver(call, agentId, colleague, Company.now());
    CallBridged proof = seenWith(colleague, agentId);
    topics.say(parted, proof);
    floor.is(colleague, AgentState.ON_CALL);
    floor.is(agentId, AgentState.AVAILABLE);

    assertThat(ask(call, colleague, Role.AGENT, agentId).join().statusCode()).isEqualTo(202);
    topics.say(seenWith(agentId, colleague));
    floor.is(agentId, AgentState.ON_CALL);
    floor.is(colleague, AgentState.AVAILABLE);
    topics.say(parted, proof);
    topics.say(company.ended(call));

    floor.is(agentId, AgentState.WRAP_UP);
    assertThat(tables.stateOf(colleague)).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void handOverGoesOnWithoutTheBrowserOfWhoeverAskedForIt() {
    assertThat(handOver(colleague).statusCode()).isEqualTo(202);
    floor.tell(agentId, new AgentInput.SignOut());

    topics.say(seenWith(colleague, agentId));

    floor.is(colleague, AgentState.ON_CALL);
    floor.is(agentId, AgentState.OFFLINE);
  }

  @Test
  void callIsItsAgentsToHandOverAndASupervisors() {
    assertThat(ask(call, colleague, Role.AGENT, null).join().statusCode()).isEqualTo(403);
    assertThat(status(new Tenancy(UUID.randomUUID(), UUID.randomUUID()), Role.ADMIN))
        .isEqualTo(404);
    assertThat(status(company.tenancy(), Role.VIEWER)).isEqualTo(403);

    assertThat(ask(call, UUID.randomUUID(), Role.SUPERVISOR, null).join().statusCode())
        .isEqualTo(202);
  }

  private CallRef talk(UUID with) {
    CallRef one = company.call(campaignId);
    topics.say(company.answered(one));
    topics.await1(BridgeTo.class, command -> command.call().equals(one));
    topics.say(company.bridged(one, with, 1));
    floor.is(with, AgentState.ON_CALL);
    return one;
  }

  private CallBridged seenWith(UUID agent, UUID before) {
    return new CallBridged(call, agent, Company.room(agent, 1), 1, before, Company.now());
  }

  private BridgeRefused refused(BridgeRefusal reason) {
    return new BridgeRefused(call, colleague, reason, agentId, Company.now());
  }

  private HandOverTo wish(UUID to) {
    return topics.await1(HandOverTo.class, one -> isOurs(one.call()) && one.agentId().equals(to));
  }

  private boolean isOurs(CallRef other) {
    return other.equals(call);
  }

  private HttpResponse<String> handOver(UUID to) {
    return ask(call, agentId, Role.AGENT, to).join();
  }

  private HttpResponse<String> colleagues() {
    String token = Tokens.of(agentId, company.tenancy(), Role.AGENT);
    return send(request(call, "/colleagues", token).GET()).join();
  }

  private int status(Tenancy tenancy, Role role) {
    String token = Tokens.of(UUID.randomUUID(), tenancy, role);
    return send(request(call, "", token).POST(BodyPublishers.ofString("{}"))).join().statusCode();
  }

  private CompletableFuture<HttpResponse<String>> ask(CallRef of, UUID who, Role role, UUID to) {
    String body = to == null ? "{}" : "{\"agentId\":\"" + to + "\"}";
    String token = Tokens.of(who, company.tenancy(), role);
    return send(request(of, "", token).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(CallRef of, String what, String token) {
    return HttpRequest.newBuilder(base.resolve("/api/v1/handovers/" + of.callId() + what))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
  }
}
