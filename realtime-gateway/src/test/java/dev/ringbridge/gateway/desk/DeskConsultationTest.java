package dev.ringbridge.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.agent.Duty;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.gateway.desk.DeskFrame.Bridged;
import dev.ringbridge.gateway.desk.DeskFrame.Refused;
import dev.ringbridge.gateway.desk.DeskFrame.Released;
import dev.ringbridge.gateway.desk.DeskFrame.ScreenPop;
import dev.ringbridge.gateway.desk.DeskFrame.Talk;
import dev.ringbridge.gateway.shift.OnShift;
import dev.ringbridge.gateway.testing.Company;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the two desks show while a colleague is asked before a call is theirs. */
class DeskConsultationTest {
  private final Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final Company company = new Company();
  private final UUID agentId = UUID.randomUUID();
  private final UUID colleague = UUID.randomUUID();
  private final CallRef call = company.call(UUID.randomUUID());
  private final Consultation consultation =
      new Consultation(UUID.randomUUID(), colleague, "Carl", "Ada", now.plusSeconds(180));
  private final Talk shown = new Talk(call.callId(), now, null, consultation);

  @Test
  void agentSeesWhomTheyAskAndIsToldWhereThatOneLeaves() {
    DeskView view = view(agentId);
    view.on(matched(agentId, null));
    view.on(new CallBridged(call, agentId, "room", 1, now));

    assertThat(view.on(talk(consultation, 5))).containsExactly(shown);
    assertThat(view.on(over(BridgeRefusal.CONSULTATION_OVER)))
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class, one -> assertThat(one.detail()).contains("still on hold"));
    assertThat(view.on(over(BridgeRefusal.TAKEN_BACK))).as("they know").isEmpty();
    assertThat(view.on(talk(null, 6))).containsExactly(new Talk(call.callId(), now, null, null));
  }

  @Test
  void agentWhoseCallHasEndedIsNotToldThatItStaysWithThem() {
    DeskView view = view(agentId);
    view.on(matched(agentId, null));
    view.on(new CallBridged(call, agentId, "room", 1, now));

    assertThat(view.on(over(BridgeRefusal.CALL_ENDED))).isEmpty();
    assertThat(view.on(over(BridgeRefusal.NOT_POSSIBLE)))
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class, one -> assertThat(one.detail()).contains("stays with you"));
  }

  @Test
  void colleagueSeesWhoAsksThemWhicheverIsHeardFirst() {
    DeskView poppedFirst = view(colleague);
    assertThat(poppedFirst.on(matched(colleague, "Ada"))).hasSize(1);
    assertThat(poppedFirst.on(talk(consultation, 5))).containsExactly(shown);

    DeskView toldFirst = view(colleague);
    assertThat(toldFirst.on(talk(consultation, 5))).isEmpty();
    assertThat(toldFirst.on(matched(colleague, "Ada")))
        .hasSize(2)
        .contains(shown)
        .first()
        .isInstanceOf(ScreenPop.class);

    assertThat(toldFirst.on(new AgentFreed(call, colleague, false, now)))
        .containsExactly(new Released(call.callId()));
  }

  @Test
  void colleagueIsNotShownTheTalkOfTheAgentBeforeOnceTheCallIsTheirs() {
    DeskView view = view(colleague);
    view.on(matched(colleague, "Ada"));
    view.on(talk(consultation, 5));

    assertThat(view.on(new CallBridged(call, colleague, "room", 1, agentId, now)))
        .containsExactly(new Bridged(call.callId(), now));
  }

  @Test
  void whoeverIsNotAskedSeesNothing() {
    DeskView view = view(UUID.randomUUID());

    assertThat(view.on(talk(consultation, 5))).isEmpty();
  }

  private TalkSnapshot talk(Consultation with, long version) {
    return new TalkSnapshot(
        agentId, company.tenancy(), call.callId(), now, null, with, version, now);
  }

  private BridgeRefused over(BridgeRefusal why) {
    return new BridgeRefused(call, colleague, why, agentId, now, now);
  }

  private AgentMatched matched(UUID who, String handedBy) {
    return new AgentMatched(call, who, "room", 1, 40, handedBy, now);
  }

  private DeskView view(UUID who) {
    Agent agent =
        new Agent(
            who,
            AgentState.AVAILABLE,
            AgentState.AVAILABLE,
            BreakReason.SIGNED_IN,
            4,
            new Leg("room", 1),
            null,
            now,
            null,
            Duty.NONE);
    OnShift row =
        new OnShift(
            agent, company.tenancy(), List.of(), null, new OnShift.Times(now, now, now), 0, 1);
    return new DeskView(row, now, id -> "Autumn");
  }
}
