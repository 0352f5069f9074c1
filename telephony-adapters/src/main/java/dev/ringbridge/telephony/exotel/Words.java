package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The carrier's words, translated (telephony.md 10.4 and 10.9). The cause of an end and the verdict
 * of detection were not seen in events yet: they are taken to be the words of the list of calls.
 */
final class Words {
  private static final Map<String, Ending> ENDINGS =
      Map.of(
          "completed", Ending.COMPLETED,
          "busy", Ending.BUSY,
          "no-answer", Ending.NO_ANSWER,
          "canceled", Ending.CANCELED,
          "failed", Ending.FAILED);

  private static final Map<String, Answerer> ANSWERERS =
      Map.of("human", Answerer.HUMAN, "machine", Answerer.MACHINE);

  private static final Map<String, Standing> STANDINGS =
      Map.of(
          "connecting", Standing.QUEUED,
          "queued", Standing.QUEUED,
          "ringing", Standing.RINGING,
          "answered", Standing.IN_PROGRESS,
          "in-progress", Standing.IN_PROGRESS,
          "terminated", Standing.OVER,
          "completed", Standing.OVER,
          "busy", Standing.OVER,
          "no-answer", Standing.OVER,
          "canceled", Standing.OVER);

  private static final Set<String> UNREACHED = Set.of("busy", "no-answer", "canceled", "failed");

  private Words() {}

  /**
   * How a leg ended. A leg that ended by a word that is not known, or by none, was not answered: if
   * it was, that is known, and this says nothing more than that it is over.
   */
  static Ending ending(String cause) {
    return ENDINGS.getOrDefault(cause.toLowerCase(Locale.ROOT), Ending.NO_ANSWER);
  }

  /**
   * How a call that rings an agent first ended for the lead, by the words of both legs. A lead who
   * was not tried because the agent was not reached was not called; not tried though the agent was,
   * it is an attempt that failed, so that nobody tries without end.
   *
   * @return empty where nothing is said of either
   */
  static Optional<Ending> leadsEnding(String agent, String lead) {
    if (!isUntried(lead)) {
      return Optional.of(ending(lead));
    }
    return isUntried(agent)
        ? Optional.empty()
        : Optional.of(isUnreached(agent) ? Ending.NOT_PLACED : Ending.FAILED);
  }

  /** How it is said that a leg was not tried. */
  static boolean isUntried(String status) {
    return status.isEmpty() || status.equals("null");
  }

  /** Whether somebody was tried, and did not pick up. */
  static boolean isUnreached(String status) {
    return UNREACHED.contains(status.toLowerCase(Locale.ROOT));
  }

  /** How far a leg is, or a call of the list. */
  static Standing standing(String state) {
    String word = state.toLowerCase(Locale.ROOT);
    return word.equals("failed") ? Standing.OVER : STANDINGS.getOrDefault(word, Standing.UNCLEAR);
  }

  /** Who picked up. */
  static Answerer answerer(String verdict) {
    return ANSWERERS.getOrDefault(verdict.toLowerCase(Locale.ROOT), Answerer.UNDECIDED);
  }
}
