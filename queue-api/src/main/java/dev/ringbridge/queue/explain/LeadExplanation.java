package dev.ringbridge.queue.explain;

import dev.ringbridge.core.carrier.RouteUse;
import dev.ringbridge.core.compliance.RecordingRule;
import dev.ringbridge.core.eligibility.GateRule;
import dev.ringbridge.core.lead.Category;
import dev.ringbridge.core.lead.LeadNumber;
import dev.ringbridge.core.lead.NumberState;
import dev.ringbridge.core.lead.Numbers;
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
 * @param numbers of a lead that has more than one, which is next and why the others are not
 * @param accounts which carrier account its number is dialed with, and why not the others
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
    LeadStanding standing,
    List<NumberAnswer> numbers,
    List<AccountAnswer> accounts) {

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
   * One of the organization's carrier accounts.
   *
   * @param use what it is to the number that is dialed next, or to the campaign
   * @param text the same in a sentence
   */
  record AccountAnswer(UUID accountId, RouteUse use, String text) {}

  /**
   * One of several numbers of the lead.
   *
   * @param phone in E.164 form
   * @param next whether it is the one that is dialed next
   * @param text why it is or is not
   */
  record NumberAnswer(String phone, NumberState state, boolean next, String text) {
    static List<NumberAnswer> of(Numbers numbers) {
      return numbers.all().stream()
          .map(one -> of(one, numbers.current().filter(one::equals).isPresent()))
          .toList();
    }

    private static NumberAnswer of(LeadNumber number, boolean next) {
      return new NumberAnswer(number.phone().e164(), number.state(), next, text(number, next));
    }

    private static String text(LeadNumber number, boolean next) {
      return switch (number.state()) {
        case DEAD -> "There is no such number, or it is somebody else's.";
        case SUPPRESSED -> "It is on a do-not-call list, or its owner asked not to be called.";
        case OPEN -> open(number.barred(), next);
      };
    }

    private static String open(boolean barred, boolean next) {
      if (barred) {
        return "By consents, official do-not-call lists or where it is, the campaign may not call it.";
      }
      return next
          ? "It is dialed next."
          : "It takes its turn when a call to the one before it reaches nobody.";
    }
  }

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
