package dev.ringbridge.core.check;

import static dev.ringbridge.core.check.CampaignCheck.found;
import static dev.ringbridge.core.check.CheckFinding.warning;

import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.core.check.CampaignFacts.QueuedPlace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether what leads hear of the recording fits where they are, and its key. */
final class RecordingCheck {
  static final List<Function<CampaignFacts, Optional<CheckFinding>>> RULES =
      List.of(RecordingCheck::optOutMissing, RecordingCheck::keyNotSaid);

  private RecordingCheck() {}

  /** No error: who hears it and talks on agrees in most places, if not as clearly as by a key. */
  private static Optional<CheckFinding> optOutMissing(CampaignFacts facts) {
    RecordingTerms terms = facts.settings().recording();
    long leads =
        facts.places().stream()
            .filter(QueuedPlace::allMustAgree)
            .mapToLong(QueuedPlace::leads)
            .sum();
    return found(
        terms != null && terms.optOutKey() == null && !facts.practice() && leads > 0,
        warning(
            CheckCode.RECORDING_OPT_OUT_MISSING,
            "%d of its leads are where everybody must agree to be recorded: choose a key to say no, and name it in the announcement."
                .formatted(leads)));
  }

  private static Optional<CheckFinding> keyNotSaid(CampaignFacts facts) {
    RecordingTerms terms = facts.settings().recording();
    String said = terms == null ? null : terms.announcement();
    String key = terms == null ? null : terms.optOutKey();
    return found(
        said != null && key != null && !said.contains(key),
        warning(
            CheckCode.KEY_NOT_SAID,
            "The announcement of the recording does not mention the key %s: nobody knows what to press."
                .formatted(key)));
  }
}
