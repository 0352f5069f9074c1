package dev.ringbridge.foundation.problem;

import java.util.Locale;

/**
 * The catalogue of errors: each has one HTTP status, a stable name and a heading in
 * docs/problems.md.
 */
public enum ProblemCode {
  AUTHENTICATION_ERROR(401, "You are not signed in"),
  AUTHORIZATION_ERROR(403, "You may not do this"),
  VALIDATION_ERROR(400, "Something in the request is not right"),
  NOT_FOUND(404, "There is no such thing"),
  CONFLICT(409, "It does not fit what is there now"),
  OUTCOME_UNKNOWN(409, "It may have been done"),
  RATE_LIMIT_EXCEEDED(429, "Too many requests"),
  SERVER_ERROR(500, "Something went wrong here");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status that it answers with. */
  public int status() {
    return status;
  }

  /** What it says in general. */
  public String title() {
    return title;
  }

  /** The address of its explanation. */
  public String type() {
    return "https://ringbridge.dev/problems#" + name().toLowerCase(Locale.ROOT);
  }
}
