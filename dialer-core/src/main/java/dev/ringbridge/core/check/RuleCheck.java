package dev.ringbridge.core.check;

import static dev.ringbridge.core.check.CampaignCheck.found;
import static dev.ringbridge.core.check.CheckFinding.note;
import static dev.ringbridge.core.check.CheckFinding.warning;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.lead.RetryRules;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the rules of a campaign fit each other and the law. */
final class RuleCheck {
  private static final Duration DAY = Duration.ofDays(1);

  /** What never gives a lead another try by a retry rule, whatever the rule says. */
  private static final Set<Outcome> NEVER_TRIED_AGAIN =
      Set.of(
          Outcome.COMPLETED,
          Outcome.INVALID_NUMBER,
          Outcome.OPTED_OUT,
          Outcome.NOT_PLACED,
          Outcome.EXPIRED,
          Outcome.SUPPRESSED);

  static final List<Function<CampaignFacts, Optional<CheckFinding>>> RULES =
      List.of(
          RuleCheck::safeHarborEmpty,
          RuleCheck::callsPerDayAboveLaw,
          RuleCheck::retryNeverComes,
          RuleCheck::retryMissing,
          RuleCheck::machinesNotDetected,
          RuleCheck::noWrapUp,
          RuleCheck::retryFasterThanCap,
          RuleCheck::capBelowAttempts,
          RuleCheck::retryWithinRest,
          RuleCheck::ringLimitRaised);

  private RuleCheck() {}

  private static Optional<CheckFinding> safeHarborEmpty(CampaignFacts facts) {
    return found(
        facts.settings().broadcast() == null && facts.settings().safeHarborText().isBlank(),
        warning(
            CheckCode.SAFE_HARBOR_EMPTY,
            "Who answers while no agent is free would hear nothing: write the message that the law asks for."));
  }

  private static Optional<CheckFinding> callsPerDayAboveLaw(CampaignFacts facts) {
    Integer own = facts.settings().callsPerDay();
    if (own == null) {
      return Optional.empty();
    }
    return facts
        .packs()
        .filter(pack -> pack.caps().stream().anyMatch(cap -> isBelow(cap, own)))
        .findFirst()
        .map(
            pack ->
                warning(
                    CheckCode.CALLS_PER_DAY_ABOVE_LAW,
                    "It allows %d calls a day, and %s fewer: the law's cap holds there."
                        .formatted(own, pack.name())));
  }

  private static boolean isBelow(AttemptCap cap, int own) {
    return cap.within().compareTo(DAY) >= 0 && cap.calls() < own;
  }

  private static Optional<CheckFinding> retryNeverComes(CampaignFacts facts) {
    String names =
        facts.settings().retry().delays().keySet().stream()
            .filter(NEVER_TRIED_AGAIN::contains)
            .map(RuleCheck::words)
            .sorted()
            .collect(Collectors.joining(", "));
    return found(
        !names.isEmpty(),
        warning(
            CheckCode.RETRY_NEVER_COMES,
            "A retry is set after: %s. No lead is ever tried again by it.".formatted(names)));
  }

  private static Optional<CheckFinding> retryMissing(CampaignFacts facts) {
    RetryRules retry = facts.settings().retry();
    return found(
        retry.maxAttempts() > 1 && retry.delayAfter(Outcome.NO_ANSWER).isEmpty(),
        warning(
            CheckCode.RETRY_MISSING,
            "It allows %d attempts, and a lead that does not answer is given up after the first: set a delay after no answer."
                .formatted(retry.maxAttempts())));
  }

  private static Optional<CheckFinding> machinesNotDetected(CampaignFacts facts) {
    return found(
        facts.settings().broadcast() == null
            && !facts.settings().detectMachines()
            && facts.settings().retry().delayAfter(Outcome.MACHINE).isPresent(),
        note(
            CheckCode.MACHINES_NOT_DETECTED,
            "A retry is set after an answering machine, and machines are not looked for: agents hear them."));
  }

  private static Optional<CheckFinding> noWrapUp(CampaignFacts facts) {
    return found(
        facts.settings().wrapUpSeconds() == 0 && facts.settings().hasConversations(),
        warning(
            CheckCode.NO_WRAP_UP,
            "The wrap-up is 0 seconds: agents have no time to say what came of a call."));
  }

  /** Every cap that holds for some lead; the strictest first. */
  private static Optional<AttemptCap> strictest(CampaignFacts facts) {
    Optional<AttemptCap> own =
        Optional.ofNullable(facts.settings().callsPerDay()).map(n -> new AttemptCap(n, DAY));
    return Stream.concat(own.stream(), facts.packs().map(RulePack::caps).flatMap(List::stream))
        .min(Comparator.comparingInt(AttemptCap::calls));
  }

  private static Optional<CheckFinding> capBelowAttempts(CampaignFacts facts) {
    int attempts = facts.settings().retry().maxAttempts();
    return strictest(facts)
        .filter(cap -> cap.calls() < attempts)
        .map(
            cap ->
                note(
                    CheckCode.CAP_BELOW_ATTEMPTS,
                    "It allows %d attempts, and %s are the most that some of its leads may get: the others come later."
                        .formatted(attempts, cap)));
  }

  private static Optional<CheckFinding> retryFasterThanCap(CampaignFacts facts) {
    return strictest(facts)
        .filter(cap -> cap.calls() < facts.settings().retry().maxAttempts())
        .flatMap(
            cap ->
                shortest(facts)
                    .filter(delay -> isFaster(delay, cap))
                    .map(delay -> faster(delay, cap)));
  }

  private static Optional<Duration> shortest(CampaignFacts facts) {
    return facts.settings().retry().delays().entrySet().stream()
        .filter(entry -> !NEVER_TRIED_AGAIN.contains(entry.getKey()))
        .map(entry -> entry.getValue().first())
        .min(Comparator.naturalOrder());
  }

  private static boolean isFaster(Duration delay, AttemptCap cap) {
    return delay.multipliedBy(cap.calls()).compareTo(cap.within()) < 0;
  }

  private static CheckFinding faster(Duration delay, AttemptCap cap) {
    return note(
        CheckCode.RETRY_FASTER_THAN_CAP,
        "The shortest delay is %d minutes, and a cap allows %s: from the next on, the cap decides when a lead is tried again."
            .formatted(delay.toMinutes(), cap));
  }

  private static Optional<CheckFinding> retryWithinRest(CampaignFacts facts) {
    Optional<Duration> delay = facts.settings().retry().delayAfter(Outcome.ABANDONED);
    return facts
        .packs()
        .filter(
            pack -> delay.filter(wait -> wait.compareTo(pack.restAfterAbandoned()) < 0).isPresent())
        .findFirst()
        .map(
            pack ->
                note(
                    CheckCode.RETRY_WITHIN_REST,
                    "Who answered and got nobody is called again after %d hours in %s, not sooner as the campaign says."
                        .formatted(pack.restAfterAbandoned().toHours(), pack.name())));
  }

  private static Optional<CheckFinding> ringLimitRaised(CampaignFacts facts) {
    int limit = facts.settings().ringLimitSeconds();
    return facts
        .packs()
        .filter(pack -> pack.leastRingSeconds() > limit)
        .findFirst()
        .map(
            pack ->
                note(
                    CheckCode.RING_LIMIT_RAISED,
                    "A phone rings %d seconds at least in %s; the campaign's %d are raised there."
                        .formatted(pack.leastRingSeconds(), pack.name(), limit)));
  }

  private static String words(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
