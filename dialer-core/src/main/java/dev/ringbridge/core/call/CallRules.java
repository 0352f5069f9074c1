package dev.ringbridge.core.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the campaign says about how one call is carried, fixed when the call is planned so that
 * every replay decides the same.
 *
 * @param ringLimitSeconds how long to let it ring
 * @param safeHarborMillis after the answer: an unbridged person hears the safe-harbor message then
 *     (16 CFR 310.4(b)(4)(iii): two seconds after the completed greeting)
 * @param safeHarborText the message: seller's name, number, that it is telemarketing
 * @param detectMachines whether the carrier listens for an answering machine, beside the call and
 *     not before it
 * @param machineActsWithinSeconds a machine verdict this long after the bridge still moves the lead
 *     to the message by itself; later, or with 0, it is advice to the agent
 * @param machineMessage what a machine hears
 * @param broadcast what is said at the answer, before an agent is wanted; null where one is wanted
 *     at once
 * @param recording how it is recorded; null where it is not
 * @param longestSeconds how long it may last from its answer; 0 where it may last as long as its
 *     carrier lets it
 */
public record CallRules(
    int ringLimitSeconds,
    int safeHarborMillis,
    String safeHarborText,
    boolean detectMachines,
    int machineActsWithinSeconds,
    String machineMessage,
    @Nullable Broadcast broadcast,
    @Nullable RecordingTerms recording,
    int longestSeconds) {
  /**
   * Rules of a call that wants an agent as soon as it is answered, and is not recorded nor limited.
   */
  public CallRules(
      int ringLimitSeconds,
      int safeHarborMillis,
      String safeHarborText,
      boolean detectMachines,
      int machineActsWithinSeconds,
      String machineMessage) {
    this(
        ringLimitSeconds,
        safeHarborMillis,
        safeHarborText,
        detectMachines,
        machineActsWithinSeconds,
        machineMessage,
        null,
        null,
        0);
  }

  /**
   * The same, ringing no shorter than the law lets a call be given up (16 CFR 310.4(b)(4)(ii): at
   * least fifteen seconds or four rings).
   */
  public CallRules ringingAtLeast(int seconds) {
    return with(Math.max(ringLimitSeconds, seconds), broadcast, recording);
  }

  /** The same, ringing no longer. */
  public CallRules ringingAtMost(int seconds) {
    return with(Math.min(ringLimitSeconds, seconds), broadcast, recording);
  }

  /** The same for a call that an agent places: no message comes before them. */
  public CallRules byHand() {
    return with(ringLimitSeconds, null, recording);
  }

  /** The same for a call that came in: who waits for an agent in vain hears this. */
  public CallRules forCaller(String words) {
    return new CallRules(
        ringLimitSeconds,
        safeHarborMillis,
        words,
        false,
        0,
        machineMessage,
        null,
        recording,
        longestSeconds);
  }

  /** The same, saying this when somebody answers. */
  public CallRules saying(@Nullable Broadcast said) {
    return with(ringLimitSeconds, said, recording);
  }

  /** The same, recorded so; not recorded with null. */
  public CallRules recorded(@Nullable RecordingTerms terms) {
    return with(ringLimitSeconds, broadcast, terms);
  }

  /** The same where nothing has to be said about a recording. */
  public CallRules unannounced() {
    return recording == null ? this : recorded(recording.unannounced());
  }

  private CallRules with(
      int ringSeconds, @Nullable Broadcast said, @Nullable RecordingTerms recorded) {
    return new CallRules(
        ringSeconds,
        safeHarborMillis,
        safeHarborText,
        detectMachines,
        machineActsWithinSeconds,
        machineMessage,
        said,
        recorded,
        longestSeconds);
  }

  /** The same, ended so long after its answer; 0 lets it last. */
  public CallRules lastingAtMost(int seconds) {
    return new CallRules(
        ringLimitSeconds,
        safeHarborMillis,
        safeHarborText,
        detectMachines,
        machineActsWithinSeconds,
        machineMessage,
        broadcast,
        recording,
        seconds);
  }

  /** How long the lead hears an announcement before the agent; zero where there is none. */
  public Duration announcing() {
    return recording == null ? Duration.ZERO : recording.announcing();
  }

  /** What is said to who waited for an agent in vain. */
  public String wordsWhenNobodyIsFree() {
    return broadcast == null ? safeHarborText : broadcast.nobodyFreeText();
  }
}
