package dev.ringbridge.foundation.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every refusal and error (RFC 9457, application/problem+json).
 *
 * @param type the address of the code's explanation
 * @param title what the code says in general
 * @param status the HTTP status
 * @param code the stable name to program against
 * @param detail what is wrong this time, and what to do
 * @param errors field by field, where fields are wrong
 * @param rule the rule that refuses, where one does
 * @param opensAt when that rule will allow it by itself; null where somebody must act
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    ProblemCode code,
    String detail,
    List<FieldError> errors,
    @Nullable String rule,
    @Nullable Instant opensAt) {
  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /** A problem that no rule makes. */
  public Problem(
      String type,
      String title,
      int status,
      ProblemCode code,
      String detail,
      List<FieldError> errors) {
    this(type, title, status, code, detail, errors, null, null);
  }

  /** A problem without fields. */
  public static Problem of(ProblemCode code, String detail) {
    return of(code, detail, List.of());
  }

  /** A problem with what is wrong field by field. */
  public static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
    return new Problem(code.type(), code.title(), code.status(), code, detail, errors);
  }

  /** A problem that a rule makes. */
  public static Problem of(
      ProblemCode code, String detail, String rule, @Nullable Instant opensAt) {
    return new Problem(
        code.type(), code.title(), code.status(), code, detail, List.of(), rule, opensAt);
  }

  /** The same as an HTTP answer. */
  public Response toResponse() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
