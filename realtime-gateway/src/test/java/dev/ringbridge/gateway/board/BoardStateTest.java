package dev.ringbridge.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.gateway.board.BoardFrame.BoardAgent;
import dev.ringbridge.gateway.testing.Company;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardStateTest {
  private final Instant since = Instant.parse("2026-11-21T10:00:00Z");
  private final Company company = new Company();
  private final UUID agentId = UUID.randomUUID();
  private final UUID campaignId = UUID.randomUUID();
  private final BoardState state = new BoardState();

  @Test
  void onlyTheNewestOfAThingIsShown() {
    state.take(company.campaign(campaignId, "Autumn", 0, 12, 2));
    state.take(company.campaign(campaignId, "Autumn", 0, 11, 1));

    assertThat(state.delta(1).orElseThrow().campaigns())
        .singleElement()
        .satisfies(one -> assertThat(one.placed()).isEqualTo(12));
  }

  @Test
  void nothingIsSaidWhenNothingChanged() {
    state.take(agent(AgentState.AVAILABLE, 1));
    state.delta(1);

    state.take(agent(AgentState.AVAILABLE, 2));

    assertThat(state.delta(2)).as("a renewed lease").isEmpty();
  }

  @Test
  void changesBetweenTwoFramesAreSaidOnce() {
    state.take(agent(AgentState.AVAILABLE, 1));
    state.take(agent(AgentState.RESERVED, 2));
    state.take(agent(AgentState.ON_CALL, 3));

    assertThat(state.delta(1).orElseThrow().agents())
        .extracting(BoardAgent::state)
        .containsExactly(AgentState.ON_CALL);
  }

  @Test
  void agentWhoWentHomeIsGone() {
    state.take(agent(AgentState.AVAILABLE, 1));
    state.delta(1);

    state.take(agent(AgentState.OFFLINE, 2));

    assertThat(state.delta(2).orElseThrow().goneAgents()).containsExactly(agentId);
    assertThat(state.snapshot(2, since).agents()).isEmpty();
  }

  @Test
  void agentWhoHoldsTheirLeadIsShownSoForThatCallOnly() {
    UUID callId = UUID.randomUUID();
    state.take(onCall(callId, 1));
    state.take(talk(callId, since, 8));
    state.take(talk(callId, null, 7));
    assertThat(state.delta(1).orElseThrow().agents())
        .extracting(BoardAgent::heldSince)
        .containsExactly(since);

    state.take(onCall(UUID.randomUUID(), 2));
    assertThat(state.delta(2).orElseThrow().agents().get(0).heldSince()).isNull();
  }

  private AgentSnapshot onCall(UUID callId, long version) {
    return new AgentSnapshot(
        agentId,
        company.tenancy(),
        List.of(campaignId),
        AgentState.ON_CALL,
        null,
        1,
        callId,
        false,
        since,
        null,
        version,
        since);
  }

  private TalkSnapshot talk(UUID callId, @Nullable Instant heldSince, long version) {
    return new TalkSnapshot(
        agentId, company.tenancy(), callId, heldSince, null, null, version, since);
  }

  @Test
  void agentHasTheNameOfTheirProfile() {
    state.take(agent(AgentState.AVAILABLE, 1));
    assertThat(state.snapshot(0, since).agents().get(0).name()).isNull();

    state.take(company.profile(agentId, "Ada"));
    assertThat(state.delta(1).orElseThrow().agents().get(0).name()).isEqualTo("Ada");
  }

  @Test
  void accountThatWasClosedIsSaid() {
    UUID accountId = UUID.randomUUID();
    state.take(company.account(accountId, true, 1));
    state.delta(1);

    state.take(company.account(accountId, false, 2));

    assertThat(state.delta(2).orElseThrow().accounts())
        .singleElement()
        .satisfies(one -> assertThat(one.open()).isFalse());
  }

  private AgentSnapshot agent(AgentState doing, long version) {
    return new AgentSnapshot(
        agentId,
        company.tenancy(),
        List.of(campaignId),
        doing,
        null,
        1,
        null,
        false,
        since,
        null,
        version,
        since.plusSeconds(version));
  }
}
