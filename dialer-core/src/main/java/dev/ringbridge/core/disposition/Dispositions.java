package dev.ringbridge.core.disposition;

import static dev.ringbridge.core.disposition.DispositionGroup.CONNECTED;
import static dev.ringbridge.core.disposition.DispositionGroup.NOT_CONNECTED;
import static dev.ringbridge.core.disposition.DispositionGroup.SPECIAL;

import dev.ringbridge.core.call.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The default set of dispositions: table T1 of the requirements, its codes, actions and hours as
 * they stand there, and the two sub-dispositions that it names.
 */
public final class Dispositions {
  /** The twelve codes, in the order in which an agent sees them. */
  public static final List<Disposition> DEFAULT =
      List.of(
          of(
              "CONNECTED_INTERESTED",
              "Interested",
              CONNECTED,
              AutoAction.SCHEDULE_VISIT,
              0,
              SalesStatus.INTERESTED),
          of(
              "CONNECTED_NOT_INTERESTED",
              "Not interested",
              CONNECTED,
              AutoAction.NURTURE_CAMPAIGN,
              2160,
              SalesStatus.NOT_INTERESTED,
              new SubDisposition("TOO_EXPENSIVE", "Too expensive"),
              new SubDisposition("ALREADY_HAS_SOLUTION", "Already has a solution")),
          of(
              "CONNECTED_CALLBACK",
              "Call back",
              CONNECTED,
              AutoAction.RESCHEDULE,
              24,
              SalesStatus.CONTACTED),
          of(
              "CONNECTED_WRONG_NUMBER",
              "Wrong number",
              CONNECTED,
              AutoAction.MARK_INVALID,
              0,
              SalesStatus.LOST),
          of(
              "CONNECTED_LANGUAGE_BARRIER",
              "Language barrier",
              CONNECTED,
              AutoAction.REASSIGN,
              0,
              null),
          of("NOT_CONNECTED_BUSY", "Busy", NOT_CONNECTED, AutoAction.RETRY, 2, null),
          of("NOT_CONNECTED_NO_ANSWER", "No answer", NOT_CONNECTED, AutoAction.RETRY, 4, null),
          of(
              "NOT_CONNECTED_OUT_OF_SERVICE",
              "Out of service",
              NOT_CONNECTED,
              AutoAction.MARK_INVALID,
              0,
              null),
          of(
              "NOT_CONNECTED_SWITCHED_OFF",
              "Switched off",
              NOT_CONNECTED,
              AutoAction.RETRY,
              6,
              null),
          of("SPECIAL_DND", "Do not call again", SPECIAL, AutoAction.MARK_DND, 0, SalesStatus.LOST),
          of("SPECIAL_ESCALATE", "Escalate", SPECIAL, AutoAction.ASSIGN_MANAGER, 0, null),
          of("SPECIAL_TECHNICAL_ISSUE", "Technical issue", SPECIAL, AutoAction.RETRY, 1, null));

  private Dispositions() {}

  /** The default disposition of this code. */
  public static Optional<Disposition> find(String code) {
    return DEFAULT.stream().filter(disposition -> disposition.code().equals(code)).findFirst();
  }

  /**
   * What the system says of a call that nobody talked on (requirements, E09); empty where the table
   * has no word for it. No carrier says that a phone is switched off: that is one of no answer.
   */
  public static Optional<Disposition> ofOutcome(Outcome outcome) {
    return switch (outcome) {
      case BUSY -> find("NOT_CONNECTED_BUSY");
      case NO_ANSWER -> find("NOT_CONNECTED_NO_ANSWER");
      case INVALID_NUMBER -> find("NOT_CONNECTED_OUT_OF_SERVICE");
      case FAILED -> find("SPECIAL_TECHNICAL_ISSUE");
      case OPTED_OUT -> find("SPECIAL_DND");
      case COMPLETED,
          INFORMED,
          HUNG_UP,
          REJECTED,
          MACHINE,
          ABANDONED,
          MISSED,
          CANCELED,
          NOT_PLACED,
          EXPIRED,
          SUPPRESSED ->
          Optional.empty();
    };
  }

  private static Disposition of(
      String code,
      String label,
      DispositionGroup group,
      AutoAction action,
      int hours,
      @Nullable SalesStatus status,
      SubDisposition... subs) {
    Optional<Delay> after =
        hours == 0 ? Optional.empty() : Optional.of(Delay.fixed(Duration.ofHours(hours)));
    return new Disposition(
        code, label, group, action, after, Optional.ofNullable(status), List.of(subs));
  }
}
