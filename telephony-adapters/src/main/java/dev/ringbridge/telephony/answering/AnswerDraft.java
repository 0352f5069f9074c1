package dev.ringbridge.telephony.answering;

import dev.ringbridge.telephony.carrier.Target;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answered call in the making: the one it was, but for what is set. */
final class AnswerDraft {
  private final Answer before;
  Cue cue;
  Instant safeHarborAt;
  Decision decision;
  @Nullable Target target;
  Instant decidedAt;
  Replied replied;
  int turn;
  int round;
  boolean recordingDeclined;
  @Nullable UUID handedBy;
  @Nullable Instant redirectedAt;
  @Nullable Instant bridgedAt;
  @Nullable Instant endedAt;

  AnswerDraft(Answer before) {
    this.before = before;
    this.cue = before.cue();
    this.safeHarborAt = before.safeHarborAt();
    this.decision = before.decision();
    this.target = before.target();
    this.decidedAt = before.decidedAt();
    this.replied = before.replied();
    this.turn = before.turn();
    this.round = before.round();
    this.recordingDeclined = before.recordingDeclined();
    this.handedBy = before.handedBy();
    this.redirectedAt = before.redirectedAt();
    this.bridgedAt = before.bridgedAt();
    this.endedAt = before.endedAt();
  }

  Answer answer() {
    return new Answer(
        before.call(),
        before.leg(),
        before.rules(),
        cue,
        before.answeredAt(),
        safeHarborAt,
        decision,
        target,
        decidedAt,
        replied,
        turn,
        round,
        recordingDeclined,
        handedBy,
        redirectedAt,
        bridgedAt,
        endedAt);
  }
}
