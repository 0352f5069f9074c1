package dev.ringbridge.core.call;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a carrier vouches for the number that a call shows (STIR/SHAKEN, 47 CFR 64.6301; in the
 * United States and Canada).
 */
public enum Attestation {
  /** Fully: it knows the caller, and that the number is theirs. */
  A(Mark.ATTESTED_A),
  /** In part: it knows the caller, and not whether the number is theirs. */
  B(Mark.ATTESTED_B),
  /** For the way only: it knows where the call came in. */
  C(Mark.ATTESTED_C);

  private final Mark mark;

  Attestation(Mark mark) {
    this.mark = mark;
  }

  /** What a call has once its carrier said so. */
  public Mark mark() {
    return mark;
  }

  /** What was said of a call; empty where nothing was. */
  public static Optional<Attestation> of(Call call) {
    return Stream.of(values()).filter(one -> call.has(one.mark())).findFirst();
  }
}
