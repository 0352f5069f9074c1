package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerFunctionTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration PARK = Duration.ofMillis(300);
  private static final Target AGENT = new Target(UUID.randomUUID(), "room", 5);
  private static final Answer FRESH =
      Answer.fresh(
          Examples.call(),
          new CarrierLeg(UUID.randomUUID(), "CA1"),
          Examples.RULES,
          Conversation.ASKS,
          START);

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  static Stream<Arguments> rows() {
    Answer bridge = FRESH.deciding(Decision.BRIDGE, AGENT, at(100));
    Answer safeHarbor = FRESH.deciding(Decision.SAFE_HARBOR, null, at(2000));
    Answer machine = FRESH.deciding(Decision.MACHINE, null, at(900));
    Instruction message = new Instruction.SafeHarbor(Examples.RULES.safeHarborText());
    return Stream.of(
        Arguments.of(FRESH, 0, new Instruction.Hold()),
        Arguments.of(FRESH, 1999, new Instruction.Hold()),
        Arguments.of(FRESH, 2000, message),
        Arguments.of(bridge, 200, new Instruction.Bridge(AGENT)),
        Arguments.of(bridge, 9000, new Instruction.Bridge(AGENT)),
        Arguments.of(bridge.bridged(at(400)), 9000, new Instruction.Goodbye()),
        Arguments.of(safeHarbor, 2001, message),
        Arguments.of(machine, 901, new Instruction.MachineMessage(Examples.RULES.machineMessage())),
        Arguments.of(FRESH.deciding(Decision.OVER, null, at(900)), 901, new Instruction.HangUp()),
        Arguments.of(bridge.ended(at(5000)), 5001, new Instruction.HangUp()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void carrierIsToldByTheRowAndTheTimeAlone(Answer row, long millis, Instruction told) {
    assertThat(AnswerFunction.of(row, row.turn(), at(millis))).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"0, true, 300", "900, true, 300", "1001, true, 999", "1999, true, 1", "0, false, 0"})
  @CsvSource({"900, false, 0", "1001, false, 999", "2000, true, 0", "2500, false, 0"})
  void questionWaitsALittleForAnAgentAndThenForTheMessage(long at, boolean first, long millis) {
    assertThat(AnswerFunction.wait(FRESH, PARK, first, at(at)))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void questionAfterAHoldWaitsForTheMessageOnly() {
    Answer held = FRESH.told(Replied.HOLD);

    assertThat(AnswerFunction.wait(held, PARK, true, at(500))).isZero();
    assertThat(AnswerFunction.wait(held, PARK, true, at(1300))).isEqualTo(Duration.ofMillis(700));
  }

  @Test
  void questionThatTheRedirectOvertookIsHeld() {
    Answer sent =
        FRESH.told(Replied.HOLD).deciding(Decision.BRIDGE, AGENT, at(700)).sentHere(at(700));

    assertThat(AnswerFunction.of(sent, 0, at(800))).isEqualTo(new Instruction.Hold());
    assertThat(AnswerFunction.of(sent, 1, at(800))).isEqualTo(new Instruction.Bridge(AGENT));
    assertThat(AnswerFunction.of(sent, 0, at(1700))).isEqualTo(new Instruction.Bridge(AGENT));
  }
}
