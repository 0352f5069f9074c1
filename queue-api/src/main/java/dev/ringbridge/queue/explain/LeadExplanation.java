package dev.ringbridge.queue.explain;

import dev.ringbridge.core.compliance.RecordingRule;
import dev.ringbridge.core.eligibility.GateRule;
import dev.ringbridge.core.lead.Category;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.core.lead.Temperature;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a lead may be dialed now or may not.
 *
 * @param eligible whether the next claim of its campaign may take it
 * @param stoppedBy the rule that keeps it from being dialed; null where it may be
 * @param line the same in a sentence
 * @param opensAt when it can be dialed: now, or once all that only time keeps from it has passed;
 *     null where somebody must act first
 * @param rules what each rule says
 * @param place where the person may be, which decides by which law and clock
 * @param standing its place in line
 */
record LeadExplanation(
    UUID leadId,
    UUID campaignId,
    boolean eligible,
    @Nullable GateRule stoppedBy,
    String line,
    @Nullable Instant opensAt,
    List<RuleAnswer> rules,
    LeadPlace place,
    LeadStanding standing) {

  /**
   * What one rule says.
   *
   * @param rule which
   * @param holds whether it lets the lead be dialed
   * @param text why, for people
   * @param opensAt when it will by itself; null where it does now, or where somebody must act
   * @param sources where it stands written; none for the campaign's own rules
   */
  record RuleAnswer(
      GateRule rule, boolean holds, String text, @Nullable Instant opensAt, List<String> sources) {}

  /**
   * Where the person may be.
   *
   * @param jurisdictions ISO 3166 codes
   * @param zones the clocks they may live by; they are called only while all are within hours
   * @param rulePacks the packs that apply, each as its jurisdiction and version
   * @param recording what recording a call there asks for
   */
  record LeadPlace(
      List<String> jurisdictions,
      List<String> zones,
      List<String> rulePacks,
      LeadRecording recording) {}

  /**
   * What recording a call to the lead asks for, by the strictest of the places it may be in.
   *
   * @param allParties whether everybody on the call must agree
   * @param announce whether the call begins with saying that it is recorded
   */
  record LeadRecording(boolean allParties, boolean announce, List<String> sources) {
    static LeadRecording of(List<RecordingRule> rules) {
      return new LeadRecording(
          rules.stream().anyMatch(RecordingRule::allParties),
          rules.stream().anyMatch(RecordingRule::announce),
          rules.stream().flatMap(rule -> rule.sources().stream()).toList());
    }
  }

  /**
   * What its place in line follows from, in this order.
   *
   * @param tier the lower is dialed first; among equals the oldest
   */
  record LeadStanding(Category category, Priority priority, Temperature temperature, int tier) {}
}
