package dev.ringbridge.foundation.problem;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint refuses: thrown at the border only, and answered as its problem. It has no stack
 * trace: it is no bug.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Refuses with a code and what to do. */
  public static Refusal of(ProblemCode code, String detail) {
    return new Refusal(Problem.of(code, detail));
  }

  /**
   * Refuses by a rule.
   *
   * @param rule its name
   * @param opensAt when it will allow it by itself; null where somebody must act
   */
  public static Refusal byRule(String rule, String detail, @Nullable Instant opensAt) {
    return new Refusal(Problem.of(ProblemCode.CONFLICT, detail, rule, opensAt));
  }

  /** What was asked for may have been done, or in part. */
  public static Refusal unknown(String detail) {
    return of(ProblemCode.OUTCOME_UNKNOWN, detail);
  }

  /** Nothing of that kind under that id that the caller may see. */
  public static Refusal notFound(String what) {
    return of(ProblemCode.NOT_FOUND, "There is no such " + what + ".");
  }

  /** One field is wrong. */
  public static Refusal invalid(String field, String constraint, String message) {
    return new Refusal(
        Problem.of(
            ProblemCode.VALIDATION_ERROR,
            message,
            List.of(new FieldError(field, constraint, message))));
  }

  /** The problem to answer with. */
  public Problem problem() {
    return problem;
  }
}
