package dev.ringbridge.simulator.faults;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes wrong with a request to create a call, or one that tells it what to do. */
public enum CreateFault {
  /** Refused as no valid number. */
  INVALID_NUMBER(3, false),
  /** Executed; the answer comes after the client gave up. */
  RESPONSE_DELAYED(13, true),
  /** Executed; answered with 500. */
  EXECUTED_500(14, true),
  /** Not executed; answered with 503. */
  REFUSED_503(15, false),
  /** Not executed; answered with 429 and 20429. */
  REFUSED_429(16, false),
  /** Executed; the connection is cut instead of an answer. */
  EXECUTED_DROPPED(17, true),
  /** Executed; the webhooks are doubled and shuffled. */
  WEBHOOKS_SHUFFLED(18, true),
  /** Executed; answered with 502 and a page of HTML. */
  EXECUTED_502_HTML(23, true),
  /** Executed; answered with 201 and half a JSON object. */
  EXECUTED_BROKEN_JSON(24, true),
  /** Not executed; the connection is cut. */
  REFUSED_CONNECTION(25, false),
  /** Executed; answered with 503. */
  EXECUTED_503(26, true),
  /** Executed; the answer is on the connection twice. */
  ANSWERED_TWICE(27, true);

  private final int code;
  private final boolean executed;
  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  CreateFault(int code, boolean executed) {
    this.code = code;
    this.executed = executed;
  }

  /** Whether what was asked for is done all the same. */
  public boolean isExecuted() {
    return executed;
  }

  /** Whether it can befall a request that tells a live call what to do. */
  public boolean isOfTold() {
    return this != INVALID_NUMBER && this != WEBHOOKS_SHUFFLED && this != ANSWERED_TWICE;
  }

  /** Its name on the admin page, as {@code executed-500}. */
  public String wireName() {
    return wireName;
  }

  /** The fault of that name. */
  public static Optional<CreateFault> named(String name) {
    return Stream.of(values()).filter(fault -> fault.wireName.equals(name)).findFirst();
  }

  /** The fault of a scripted number that ends in that code. */
  static Optional<CreateFault> scripted(int code) {
    return Stream.of(values()).filter(fault -> fault.code == code).findFirst();
  }
}
