package dev.ringbridge.queue.history;

import dev.ringbridge.core.call.Attestation;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.QueuePlace;
import dev.ringbridge.core.pacing.Limit;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of a lead's history in words. */
final class HistoryWords {
  private HistoryWords() {}

  static String line(HistoryKind kind, Row row) {
    return switch (kind) {
      case ADDED -> "Added by itself.";
      case IMPORTED -> "Imported from %s, row %d.".formatted(detail(row), row.getInteger("n"));
      case CLAIMED -> claimed(row);
      case PLACED -> "The carrier took the call" + attested(said(row)) + ".";
      case ANSWERED -> answered(said(row));
      case BRIDGED -> "Talked with an agent.";
      case HANDED_OVER -> handedOver(said(row), detail(row));
      case ENDED -> ended(said(row));
      case DISPOSED -> disposed(row);
      case CALLED_US -> calledUs(said(row), detail(row)) + putThrough(row.getString("to_state"));
      case MOVED -> moved(row);
      case SUPPRESSED -> "Must not be called: " + detail(row) + ".";
      case RELEASED -> "May be called again: no longer that " + detail(row) + ".";
      case LISTED -> "On an official do-not-call list: " + detail(row) + ".";
      case UNLISTED -> "On no official do-not-call list any more: " + detail(row) + ".";
      case CONSENT_GIVEN -> "Ground to call: " + words(said(row)) + ", from " + detail(row) + ".";
      case CONSENT_REVOKED -> "Taken back: " + words(said(row)) + reason(detail(row)) + ".";
    };
  }

  private static String claimed(Row row) {
    Integer tier = row.getInteger("tier");
    Integer place = row.getInteger("n");
    String line = tier == null ? "" : " " + new QueuePlace(tier).words();
    String among = place == null ? "" : ", number %d of those taken then".formatted(place);
    String limit = detail(row);
    return "Taken for a call:" + line + among + (limit.isEmpty() ? "" : "; " + limit(limit)) + ".";
  }

  private static String limit(String limit) {
    return switch (Limit.valueOf(limit)) {
      case BY_HAND -> "an agent dialed it by hand";
      case AGENTS -> "no more than the free agents could take";
      case LINES -> "no more than the campaign's lines allowed";
      case ACCOUNT_RATE -> "no more than the carrier account's rate allowed";
      case LATE_ANSWERS -> "no more while answers came late";
      case LEADS -> "no other was due";
      default -> "as far as " + words(limit) + " allowed";
    };
  }

  private static String attested(String attestation) {
    return attestation.isEmpty()
        ? ""
        : switch (Attestation.valueOf(attestation)) {
          case A -> ", and vouches for its number (STIR/SHAKEN A)";
          case B -> ", and vouches for the caller, but not for the number (STIR/SHAKEN B)";
          case C -> ", and vouches neither for the caller nor for the number (STIR/SHAKEN C)";
        };
  }

  private static String answered(String answerer) {
    return answerer.isEmpty() ? "Answered." : "Answered by a " + words(answerer) + ".";
  }

  /** A third party is nobody's colleague, and has no name here. */
  private static String handedOver(String to, String name) {
    if (to.isEmpty()) {
      return "Handed over to somebody of the directory.";
    }
    return "Handed over to " + (name.isEmpty() ? "a colleague" : name) + ".";
  }

  private static String ended(String outcome) {
    if (outcome.isEmpty()) {
      return "The call is over.";
    }
    return Outcome.valueOf(outcome).isUnplaced()
        ? "Not placed: %s. It keeps its place.".formatted(words(outcome))
        : "The call is over: %s.".formatted(words(outcome));
  }

  /** As it was called when it was said; set by the system where nobody said anything. */
  private static String disposed(Row row) {
    String label = detail(row).isEmpty() ? disposition(said(row)) : detail(row);
    return row.getUUID("by_id") == null
        ? "Nobody said what came of it; set to: " + label + "."
        : "Said to be: " + label + ".";
  }

  /** What the network says of the number is worth a word only where it says something. */
  private static String calledUs(String category, String verification) {
    String call =
        switch (category) {
          case "RETURNED_CALL" -> "Called us, after our call";
          case "UNKNOWN_CALLER" -> "Called us, and was nobody's lead until then";
          default -> "Called us";
        };
    return switch (verification) {
      case "NONE" -> call + ".";
      case "FAILED" -> call + ", perhaps: the caller's number failed its verification.";
      default -> call + "; the caller's number is verified (" + verification + ").";
    };
  }

  /** To whom somebody who called us was put through, or why to nobody. */
  private static String putThrough(@Nullable String routing) {
    return switch (routing == null ? "" : routing) {
      case "TO_OWNER" -> " Put through to who talked with them last, or promised to.";
      case "TO_ANYONE" -> " Put through to whoever is free longest.";
      case "NOBODY_FREE" -> " Nobody was free to talk with them.";
      case "BEING_CALLED" -> " Put through to nobody: we were just calling them.";
      case "CAMPAIGN_CLOSED" -> " Put through to nobody: the campaign takes no calls.";
      case "FORGED_NUMBER" -> " Put through to nobody for that.";
      case "NOT_IN_LINE" -> " Put through to nobody: nothing may be planned for them.";
      case "PHONES_ELSEWHERE" ->
          " Put through to nobody: the agents' phones are on another carrier account.";
      case "TOO_LATE" -> " Put through to nobody: it was found out too late.";
      default -> "";
    };
  }

  private static String moved(Row row) {
    String said = said(row);
    String cause = detail(row);
    if (said.isEmpty() && !cause.isEmpty()) {
      return cause + ".";
    }
    String after = said.isEmpty() ? "" : "After " + disposition(said) + reason(cause) + ": ";
    String to = row.getString("to_state");
    return after + (to == null ? "moved" : state(DialState.valueOf(to))) + ".";
  }

  private static String state(DialState state) {
    return switch (state) {
      case PENDING -> "waits in its old place";
      case SCHEDULED -> "to be called again";
      case CALLING -> "being called";
      case REACHED -> "reached, nothing more is planned";
      case EXHAUSTED -> "given up, no attempt or rule is left";
      case INVALID -> "no such number, or the wrong one";
      case SUPPRESSED -> "must not be called";
    };
  }

  /** A disposition by its label, an outcome by its name. */
  private static String disposition(String code) {
    return Dispositions.find(code).map(Disposition::label).orElseGet(() -> words(code));
  }

  private static String reason(String reason) {
    return reason.isEmpty() ? "" : " (" + reason + ")";
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String said(Row row) {
    return text(row, "said");
  }

  private static String detail(Row row) {
    return text(row, "detail");
  }

  private static String text(Row row, String column) {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}
