package dev.ringbridge.simulator.twiml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document as the steps that carry it out. It ends with a hang-up, as a document does whose verbs
 * are done.
 *
 * @param verbs the names of its verbs, for the log
 * @param steps what to do, in order
 * @param warnings what it asks for and will not get
 * @param runsOut whether the hang-up at its end is there only because its verbs are done
 */
public record Program(
    List<String> verbs, List<Step> steps, List<String> warnings, boolean runsOut) {
  public Program {
    verbs = List.copyOf(verbs);
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }

  /** The room of its first conference. */
  public Optional<String> room() {
    return joins().map(join -> join.terms().room()).findFirst();
  }

  /** Its steps up to where its verbs are done. */
  public List<Step> before() {
    return runsOut ? steps.subList(0, steps.size() - 1) : steps;
  }

  /** One thing said or played, then a hang-up: what an answer that is no TwiML comes to. */
  public static Program sound(Step.Sound sound) {
    return new Program(
        List.of(sound.spoken() ? "Say" : "Play"),
        List.of(sound, new Step.Hangup()),
        List.of(),
        true);
  }

  static Program of(List<Element> verbs) {
    return new Compiler().compile(verbs);
  }

  private Stream<Step.Join> joins() {
    return steps.stream().filter(Step.Join.class::isInstance).map(Step.Join.class::cast);
  }
}
