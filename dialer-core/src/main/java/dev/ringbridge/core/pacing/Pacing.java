package dev.ringbridge.core.pacing;

import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.pacing.PacingRule.Ceiling;
import java.util.Comparator;
import java.util.List;

/**
 * How many calls to place now, or leads to show: the lowest of what the rules of the mode allow.
 * Another pacing is another list of rules; a predictive one is RATIO's with a forecast in the place
 * of the fixed ratio.
 */
public final class Pacing {
  /** Agents dial; nothing is dialed by itself. */
  public static final Pacing MANUAL = new Pacing(List.of(Pacing::agentsDial));

  /** One lead on the screen of each free agent; the carrier's rate is asked when they dial. */
  public static final Pacing PREVIEW =
      new Pacing(
          List.of(Pacing::accountOpen, Pacing::callingHours, Pacing::oneForEach, Pacing::dueLeads));

  /** One call for each free agent. Theirs are not in the air: each is reserved for its call. */
  public static final Pacing PROGRESSIVE =
      new Pacing(
          List.of(
              Pacing::accountOpen,
              Pacing::callingHours,
              Pacing::oneForEach,
              Pacing::accountRate,
              Pacing::lateAnswers,
              Pacing::dueLeads));

  /** A fixed number of lines for each free agent. */
  public static final Pacing RATIO =
      new Pacing(
          List.of(
              Pacing::accountOpen,
              Pacing::callingHours,
              Pacing::linesForFreeAgents,
              Pacing::accountRate,
              Pacing::lateAnswers,
              Pacing::dueLeads));

  /** A fixed number of lines, whoever is free. */
  public static final Pacing BROADCAST =
      new Pacing(
          List.of(
              Pacing::accountOpen,
              Pacing::callingHours,
              Pacing::linesAtOnce,
              Pacing::accountRate,
              Pacing::lateAnswers,
              Pacing::dueLeads));

  private final List<PacingRule> rules;

  public Pacing(List<PacingRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** How a campaign of this mode is paced. */
  public static Pacing of(DialingMode mode) {
    return switch (mode) {
      case MANUAL -> MANUAL;
      case PREVIEW -> PREVIEW;
      case PROGRESSIVE -> PROGRESSIVE;
      case RATIO -> RATIO;
      case BROADCAST -> BROADCAST;
    };
  }

  /**
   * The decision of one tick, with the rule that bound it; of equal ceilings the first rule in the
   * list binds.
   */
  public PacingDecision decide(PacingInputs inputs) {
    Ceiling lowest =
        rules.stream()
            .map(rule -> rule.ceiling(inputs))
            .min(Comparator.comparingInt(Ceiling::calls))
            .orElseThrow(() -> new IllegalStateException("a pacing without rules"));
    return new PacingDecision(inputs, lowest.calls(), lowest.limit());
  }

  private static Ceiling accountOpen(PacingInputs inputs) {
    return new Ceiling(inputs.accountOpen() ? Integer.MAX_VALUE : 0, Limit.NO_ACCOUNT);
  }

  private static Ceiling callingHours(PacingInputs inputs) {
    return new Ceiling(inputs.openPlaces() > 0 ? Integer.MAX_VALUE : 0, Limit.HOURS);
  }

  private static Ceiling agentsDial(PacingInputs inputs) {
    return new Ceiling(0, Limit.BY_HAND);
  }

  private static Ceiling oneForEach(PacingInputs inputs) {
    return new Ceiling(inputs.freeAgents(), Limit.AGENTS);
  }

  private static Ceiling linesForFreeAgents(PacingInputs inputs) {
    int lines = (int) Math.floor(inputs.freeAgents() * inputs.linesPerAgent());
    return new Ceiling(lines - inputs.callsInAir(), Limit.AGENTS);
  }

  private static Ceiling linesAtOnce(PacingInputs inputs) {
    return new Ceiling(inputs.lines() - inputs.callsInAir(), Limit.LINES);
  }

  private static Ceiling accountRate(PacingInputs inputs) {
    int most = mostAhead(inputs.accountCallsPerSecond(), inputs.horizonSeconds());
    return new Ceiling(most - inputs.jobsAhead(), Limit.ACCOUNT_RATE);
  }

  private static Ceiling lateAnswers(PacingInputs inputs) {
    Restrained restrained = inputs.restrained();
    int left = restrained == null ? Integer.MAX_VALUE : restrained.left();
    return new Ceiling(left, Limit.LATE_ANSWERS);
  }

  /**
   * How many jobs may be published and not placed yet on an account; one at least, or a slow
   * account would never have any. More than the horizon holds, and an urgent lead would wait for
   * longer than that behind others.
   *
   * @param callsPerSecond the account's rate
   * @param horizonSeconds how far ahead of the carrier jobs may be published
   */
  public static int mostAhead(double callsPerSecond, double horizonSeconds) {
    return (int) Math.max(1, Math.floor(callsPerSecond * horizonSeconds));
  }

  private static Ceiling dueLeads(PacingInputs inputs) {
    return new Ceiling(inputs.dueLeads(), Limit.LEADS);
  }
}
