package dev.ringbridge.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.call.CallState;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.call.ThirdParty;
import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.campaign.SpeedToLead;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.gateway.board.BoardFrame.BoardAgent;
import dev.ringbridge.gateway.board.BoardFrame.Delta;
import dev.ringbridge.gateway.board.BoardFrame.Heartbeat;
import dev.ringbridge.gateway.board.BoardFrame.Snapshot;
import dev.ringbridge.gateway.socket.Frames;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.SocketContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The boards' frames are what docs/events/sockets.yaml says, and all of them stand there. */
class BoardFrameContractTest {
  private static final UUID ID = UUID.randomUUID();
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");

  private final SocketContract contract = new SocketContract();
  private final Company company = new Company();
  private final CampaignSnapshot campaign =
      new CampaignSnapshot(
          ID,
          company.tenancy(),
          "Autumn",
          CampaignState.RUNNING,
          DialingMode.PROGRESSIVE,
          30,
          true,
          6,
          Map.of(Priority.HIGH, 3L),
          Map.of(DialState.PENDING, 3L),
          Map.of(CallState.RINGING, 1L),
          Map.of(Outcome.BUSY, 1L),
          4,
          new SpeedToLead(AT, 47, 2, 1),
          9,
          AT);
  private final List<BoardAgent> agents =
      List.of(
          new BoardAgent(ID, "Ada", AgentState.ON_CALL, null, AT, ID, List.of(ID), null, null),
          new BoardAgent(
              ID,
              "Ada",
              AgentState.ON_CALL,
              null,
              AT,
              ID,
              List.of(ID),
              AT,
              new ThirdParty(ID, "Legal", ThirdParty.State.THERE)),
          new BoardAgent(
              ID, null, AgentState.ON_BREAK, BreakReason.LUNCH, AT, null, List.of(), null, null));
  private final List<BoardFrame> frames =
      List.of(
          new Snapshot(0, AT, List.of(campaign), agents, List.of(company.account(ID, true, 1))),
          new Delta(
              1, List.of(campaign), agents, List.of(ID), List.of(company.account(ID, true, 1))),
          new Heartbeat());

  @Test
  void everyFrameIsWhatThePageSays() {
    assertThat(frames)
        .allSatisfy(
            frame ->
                assertThat(contract.violations(typeOf(frame.getClass()), Frames.write(frame)))
                    .as(frame.toString())
                    .isEmpty());
  }

  @Test
  void pageAndCodeNameTheSameFrames() {
    assertThat(contract.messagesOf("tellTheBoard"))
        .isEqualTo(
            Stream.of(BoardFrame.class.getPermittedSubclasses())
                .map(BoardFrameContractTest::typeOf)
                .collect(Collectors.toSet()))
        .hasSize(frames.size());
  }

  @Test
  void namesOfThePageAreThoseOfTheCode() {
    assertThat(contract.valuesOf("CampaignState")).isEqualTo(names(CampaignState.values()));
    assertThat(contract.valuesOf("DialingMode")).isEqualTo(names(DialingMode.values()));
    assertThat(contract.valuesOf("Priority")).isEqualTo(names(Priority.values()));
    assertThat(contract.valuesOf("DialState")).isEqualTo(names(DialState.values()));
    assertThat(contract.valuesOf("CallState")).isEqualTo(names(CallState.values()));
    assertThat(contract.valuesOf("Outcome")).isEqualTo(names(Outcome.values()));
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static String typeOf(Class<?> frame) {
    return frame.getAnnotation(JsonTypeName.class).value();
  }
}
