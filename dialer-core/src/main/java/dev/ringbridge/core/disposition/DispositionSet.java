package dev.ringbridge.core.disposition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the agents of a campaign may say came of a call, and what happens where they say nothing.
 *
 * @param dispositions in the order in which an agent sees them
 * @param unsaid the code that the system sets when wrap-up has run out and the agent said nothing;
 *     empty where the agent is held until they say it
 */
public record DispositionSet(List<Disposition> dispositions, Optional<String> unsaid) {
  /** What a campaign begins with: the agents' part of table T1, and agents are held. */
  public static final DispositionSet STANDARD =
      new DispositionSet(
          Dispositions.DEFAULT.stream().filter(Disposition::isAgents).toList(), Optional.empty());

  /** An agent sees them all on one screen. */
  private static final int MOST = 40;

  private static final int MOST_SUBS = 20;
  private static final int MOST_LETTERS = 60;
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
  private static final String SYSTEMS = "NOT_CONNECTED_";

  public DispositionSet {
    dispositions = List.copyOf(dispositions);
  }

  /** The disposition of this code that an agent may give. */
  public Optional<Disposition> find(String code) {
    return dispositions.stream().filter(one -> one.code().equals(code)).findFirst();
  }

  /** What the system sets where the agent said nothing; empty where the agent is held. */
  public Optional<Disposition> whenUnsaid() {
    return unsaid.flatMap(this::find);
  }

  /** What is wrong with it, in order; nothing where it can be used. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < dispositions.size(); i++) {
      String path = "dispositions[" + i + "]";
      Disposition one = dispositions.get(i);
      nameFaults(path, one.code(), one.label(), codes, faults);
      actionFaults(path, one, faults);
      subFaults(path + ".subDispositions", one.subs(), faults);
    }
    wholeFaults(faults);
    return List.copyOf(faults);
  }

  private void wholeFaults(List<Fault> faults) {
    if (dispositions.isEmpty() || dispositions.size() > MOST) {
      faults.add(new Fault("dispositions", "Size", "Have from 1 to " + MOST + " dispositions."));
    }
    if (dispositions.stream().noneMatch(one -> one.action() == AutoAction.MARK_DND)) {
      faults.add(
          new Fault(
              "dispositions",
              "DoNotCall",
              "Keep one whose action is MARK_DND: people may always ask not to be called again."));
    }
    if (unsaid.isPresent() && whenUnsaid().isEmpty()) {
      faults.add(new Fault("unsaid", "Exists", "Choose the code of one of the dispositions."));
    }
  }

  private static void nameFaults(
      String path, String code, String label, Set<String> codes, List<Fault> faults) {
    if (!CODE.matcher(code).matches()) {
      faults.add(
          new Fault(
              path + ".code",
              "Pattern",
              "Use capital letters, digits and _, at most 60, beginning with a letter."));
    } else if (!codes.add(code)) {
      faults.add(new Fault(path + ".code", "Unique", "The code " + code + " is there twice."));
    }
    if (label.isBlank() || label.length() > MOST_LETTERS) {
      faults.add(
          new Fault(path + ".label", "Size", "Use from 1 to " + MOST_LETTERS + " characters."));
    }
  }

  private static void actionFaults(String path, Disposition one, List<Fault> faults) {
    if (!one.isAgents() || one.code().startsWith(SYSTEMS)) {
      faults.add(
          new Fault(
              path + ".group",
              "Systems",
              "Calls that nobody talked on are the system's: change the retry rules instead."));
    }
    Optional<Delay> after = one.after();
    if (one.action().needsDelay() && after.isEmpty()) {
      faults.add(
          new Fault(path + ".afterMinutes", "NotNull", "Say after how long it is dialed again."));
    } else if (!one.action().mayDelay() && after.isPresent()) {
      faults.add(
          new Fault(path + ".afterMinutes", "Null", "Leave it out: this action has no delay."));
    }
    after.filter(delay -> !isSound(delay)).ifPresent(delay -> faults.add(delayFault(path)));
  }

  private static boolean isSound(Delay delay) {
    boolean long_ = delay.most().compareTo(Delay.LONGEST) > 0;
    boolean shrinks = delay.factor() < 1 || delay.factor() > 10 || Double.isNaN(delay.factor());
    return delay.first().compareTo(Duration.ofMinutes(1)) >= 0
        && delay.first().compareTo(delay.most()) <= 0
        && !long_
        && !shrinks;
  }

  private static Fault delayFault(String path) {
    return new Fault(
        path + ".afterMinutes",
        "Range",
        "Wait from 1 minute to 366 days, growing by a factor from 1 to 10 up to no less than that.");
  }

  private static void subFaults(String path, List<SubDisposition> subs, List<Fault> faults) {
    if (subs.size() > MOST_SUBS) {
      faults.add(new Fault(path, "Size", "Have at most " + MOST_SUBS + "."));
    }
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < subs.size(); i++) {
      nameFaults(path + "[" + i + "]", subs.get(i).code(), subs.get(i).label(), codes, faults);
    }
  }

  /**
   * Something wrong with a set.
   *
   * @param field where, as the API calls it
   * @param constraint the rule it breaks
   * @param message what to do about it
   */
  public record Fault(String field, String constraint, String message) {}
}
