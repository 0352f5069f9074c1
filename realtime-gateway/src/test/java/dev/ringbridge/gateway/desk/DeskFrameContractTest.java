package dev.ringbridge.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.ThirdParty;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.gateway.desk.DeskFrame.AgentChanged;
import dev.ringbridge.gateway.desk.DeskFrame.Bridged;
import dev.ringbridge.gateway.desk.DeskFrame.CallOver;
import dev.ringbridge.gateway.desk.DeskFrame.Dialing;
import dev.ringbridge.gateway.desk.DeskFrame.MachineSuspected;
import dev.ringbridge.gateway.desk.DeskFrame.Pong;
import dev.ringbridge.gateway.desk.DeskFrame.Preview;
import dev.ringbridge.gateway.desk.DeskFrame.Refused;
import dev.ringbridge.gateway.desk.DeskFrame.Released;
import dev.ringbridge.gateway.desk.DeskFrame.ScreenPop;
import dev.ringbridge.gateway.desk.DeskFrame.Talk;
import dev.ringbridge.gateway.desk.DeskMessage.Unreadable;
import dev.ringbridge.gateway.socket.Frames;
import dev.ringbridge.gateway.testing.SocketContract;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The agents' frames are what docs/events/sockets.yaml says, and all of them stand there. */
class DeskFrameContractTest {
  private static final UUID ID = UUID.randomUUID();
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");

  /** Each frame, with and without what may be null. */
  private static final List<DeskFrame> FRAMES =
      List.of(
          new AgentChanged(AgentState.ON_BREAK, BreakReason.LUNCH, 3, AT, null, null, false, false),
          new AgentChanged(AgentState.RESERVED, null, 3, AT, AT, ID, true, true),
          new Preview(ID, ID, ID, "Autumn", AT, true),
          new Preview(ID, ID, ID, null, AT, false),
          new Dialing(ID, ID, ID, "Autumn", true, AT),
          new Dialing(ID, null, ID, null, false, AT),
          new ScreenPop(ID, ID, ID, "Autumn", AT, 12, "Ada"),
          new ScreenPop(ID, null, ID, null, AT, 0, null),
          new Bridged(ID, AT),
          new MachineSuspected(ID),
          new Talk(ID, null, null, new Consultation(ID, ID, "Carl", "Ada", AT)),
          new Talk(ID, AT, new ThirdParty(ID, "Legal", ThirdParty.State.CALLING), null),
          new CallOver(ID, Ending.COMPLETED, AT),
          new Released(ID),
          new Refused(ProblemCode.VALIDATION_ERROR, "no"),
          new Pong());

  private final SocketContract contract = new SocketContract();

  @Test
  void everyFrameIsWhatThePageSays() {
    assertThat(FRAMES)
        .allSatisfy(
            frame ->
                assertThat(contract.violations(typeOf(frame.getClass()), Frames.write(frame, 1)))
                    .as(frame.toString())
                    .isEmpty());
  }

  @Test
  void pageAndCodeNameTheSameFrames() {
    assertThat(contract.messagesOf("tellTheAgent")).isEqualTo(types(DeskFrame.class));
    assertThat(FRAMES.stream().map(Object::getClass).collect(Collectors.toSet()))
        .as("none is left out above")
        .hasSize(DeskFrame.class.getPermittedSubclasses().length);
  }

  @Test
  void frameThatIsOtherwiseIsNoticed() {
    assertThat(contract.violations("released", "{\"type\":\"released\",\"seq\":1}")).isNotEmpty();
    assertThat(contract.violations("pong", "{\"type\":\"pong\",\"seq\":1,\"more\":2}"))
        .isNotEmpty();
    assertThat(contract.violations("pong", "{\"type\":\"ping\",\"seq\":1}")).isNotEmpty();
  }

  @Test
  void everyMessageOfThePageIsUnderstood() {
    assertThat(contract.messagesOf("tellTheGateway"))
        .allSatisfy(
            type ->
                assertThat(
                        DeskMessage.parse("{\"type\":\"%s\",\"reason\":\"BREAK\"}".formatted(type)))
                    .isNotInstanceOf(Unreadable.class));
  }

  @Test
  void namesOfThePageAreThoseOfTheCode() {
    assertThat(contract.valuesOf("AgentState")).isEqualTo(names(AgentState.values()));
    assertThat(contract.valuesOf("NullableBreakReason")).isEqualTo(names(BreakReason.values()));
    assertThat(contract.valuesOf("ChosenBreakReason"))
        .isEqualTo(
            Arrays.stream(BreakReason.values())
                .filter(BreakReason::isChosen)
                .map(Enum::name)
                .toList());
    assertThat(contract.valuesOf("Ending")).isEqualTo(names(Ending.values()));
    assertThat(contract.valuesOf("ProblemCode")).isEqualTo(names(ProblemCode.values()));
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static Set<String> types(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .map(DeskFrameContractTest::typeOf)
        .collect(Collectors.toSet());
  }

  private static String typeOf(Class<?> frame) {
    return frame.getAnnotation(JsonTypeName.class).value();
  }
}
