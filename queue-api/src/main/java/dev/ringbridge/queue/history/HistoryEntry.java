package dev.ringbridge.queue.history;

import dev.ringbridge.core.lead.DueRule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a lead's history.
 *
 * @param key its place among entries; unique within the lead
 * @param line what was decided, in a sentence
 * @param note what the agent wrote; null where nobody wrote anything
 * @param callId the call it is about; null where it is about none
 * @param byId whoever did it; null where a rule did
 * @param byName their name
 * @param dueAt when the lead is due from then on; null where that did not change
 * @param steps what asked for that time and each rule that moved it, in order
 */
record HistoryEntry(
    String key,
    Instant at,
    HistoryKind kind,
    String line,
    @Nullable String note,
    @Nullable UUID callId,
    @Nullable UUID byId,
    @Nullable String byName,
    @Nullable Instant dueAt,
    List<HistoryStep> steps) {

  /**
   * A step on the way to the time at which it is due.
   *
   * @param by which of its kind: an outcome, a cap, a rule pack and its zone; empty where there is
   *     one only
   * @param to the time that it came to
   */
  record HistoryStep(DueRule rule, String by, Instant to) {}
}
