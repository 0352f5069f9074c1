package dev.ringbridge.simulator.twiml;

import dev.ringbridge.simulator.twiml.Step.Await;
import dev.ringbridge.simulator.twiml.Step.Callee;
import dev.ringbridge.simulator.twiml.Step.DialElsewhere;
import dev.ringbridge.simulator.twiml.Step.DialNumbers;
import dev.ringbridge.simulator.twiml.Step.Fetch;
import dev.ringbridge.simulator.twiml.Step.Gather;
import dev.ringbridge.simulator.twiml.Step.Hangup;
import dev.ringbridge.simulator.twiml.Step.Join;
import dev.ringbridge.simulator.twiml.Step.Leave;
import dev.ringbridge.simulator.twiml.Step.Reject;
import dev.ringbridge.simulator.twiml.Step.Sound;
import dev.ringbridge.simulator.twiml.Step.StopStream;
import dev.ringbridge.simulator.twiml.Step.Stream;
import dev.ringbridge.simulator.twiml.Step.TakeMessage;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns verbs into steps. Defaults are those of the carrier's documentation. */
final class Compiler {
  private static final int GATHER_TIMEOUT_S = 5;

  /** Without numDigits any number of keys is taken. */
  private static final int GATHER_MOST_KEYS = 1_000;

  private static final int RECORD_TIMEOUT_S = 5;
  private static final int RECORD_LONGEST_S = 60 * 60;
  private static final int DIAL_TIMEOUT_S = 30;
  private static final int DIAL_TIME_LIMIT_S = 4 * 60 * 60;

  private final List<Step> steps = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean ended;

  Program compile(List<Element> verbs) {
    verbs.forEach(this::verb);
    boolean runsOut = !ended;
    end(new Hangup());
    return new Program(verbs.stream().map(Element::name).toList(), steps, warnings, runsOut);
  }

  private void verb(Element verb) {
    switch (verb.name()) {
      case "Say", "Play", "Pause" -> prompt(verb).ifPresent(this::add);
      case "Gather" -> gather(verb);
      case "Record" -> add(takeMessage(verb));
      case "Enqueue" -> add(QueueVerbs.enqueue(verb));
      case "Leave" -> add(new Leave());
      case "Dial" -> add(dial(verb));
      case "Start" -> addOr(StreamNoun.in(verb).map(noun -> new Stream(noun, false)), verb);
      case "Connect" -> addOr(StreamNoun.in(verb).map(noun -> new Stream(noun, true)), verb);
      case "Stop" -> addOr(StreamNoun.named(verb).map(StopStream::new), verb);
      case "Redirect" -> end(new Fetch(new Target(verb.text(), method(verb)), Map.of()));
      case "Hangup" -> end(new Hangup());
      case "Reject" -> end(new Reject(verb.attribute("reason").orElse("rejected")));
      default -> warnings.add("12200 not a verb here: " + verb.name());
    }
  }

  private Optional<Step> prompt(Element verb) {
    return switch (verb.name()) {
      case "Say" -> Optional.of(new Sound(verb.text(), true, SoundLength.said(verb)));
      case "Play" -> Optional.of(new Sound(played(verb), false, SoundLength.played(verb)));
      case "Pause" -> Optional.of(new Await(Duration.ofSeconds(verb.number("length", 1))));
      default -> {
        warnings.add("12200 not a prompt: " + verb.name());
        yield Optional.empty();
      }
    };
  }

  private static String played(Element play) {
    return play.attribute("digits").map("keys "::concat).orElse(play.text());
  }

  private void gather(Element gather) {
    add(
        new Gather(
            gather.children().stream().flatMap(child -> prompt(child).stream()).toList(),
            Duration.ofSeconds(gather.number("timeout", GATHER_TIMEOUT_S)),
            gather.number("numDigits", GATHER_MOST_KEYS),
            gather.attribute("finishOnKey").orElse("#"),
            new Target(gather.attribute("action").orElse(""), method(gather)),
            heard(gather),
            gather.flag("actionOnEmptyResult", false)));
  }

  /** The silence after speech is the timeout, where nothing is said of it; recognition finds it. */
  private static Heard heard(Element gather) {
    List<String> inputs = List.of(gather.attribute("input").orElse("dtmf").strip().split(" +", -1));
    Duration end =
        gather.attribute("speechTimeout").filter("auto"::equals).isPresent()
            ? Duration.ZERO
            : Duration.ofSeconds(
                gather.number("speechTimeout", gather.number("timeout", GATHER_TIMEOUT_S)));
    boolean speech = inputs.contains("speech");
    return new Heard(
        !speech || inputs.contains("dtmf"),
        speech ? Optional.of(end) : Optional.empty(),
        gather.attribute("partialResultCallback").map(url -> new Target(url, partial(gather))));
  }

  private static HookMethod partial(Element gather) {
    return gather
        .attribute("partialResultCallbackMethod")
        .flatMap(HookMethod::named)
        .orElse(HookMethod.POST);
  }

  private static Step takeMessage(Element verb) {
    return new TakeMessage(
        Duration.ofSeconds(verb.number("timeout", RECORD_TIMEOUT_S)),
        Duration.ofSeconds(verb.number("maxLength", RECORD_LONGEST_S)),
        verb.attribute("finishOnKey").orElse("1234567890*#"),
        new Target(verb.attribute("action").orElse(""), method(verb)),
        RecordingAttributes.hook(verb));
  }

  private Step dial(Element dial) {
    Optional<Target> action = dial.attribute("action").map(url -> new Target(url, method(dial)));
    Duration limit = Duration.ofSeconds(dial.number("timeLimit", DIAL_TIME_LIMIT_S));
    return dial.children().stream()
        .filter(noun -> noun.name().equals("Conference"))
        .findFirst()
        .<Step>map(
            room ->
                new Join(ConferenceNoun.terms(room), action, limit, ConferenceNoun.waiting(room)))
        .or(() -> QueueVerbs.dial(dial, action, timeout(dial), limit))
        .orElseGet(() -> numbers(dial, action, limit));
  }

  /** Callees are children, or a number is what the verb says. */
  private Step numbers(Element dial, Optional<Target> action, Duration limit) {
    List<Callee> callees = CalleeNouns.of(dial);
    if (callees.isEmpty()) {
      return elsewhere(dial, action);
    }
    return new DialNumbers(
        callees,
        dial.attribute("callerId"),
        action,
        timeout(dial),
        limit,
        RecordingAttributes.ofDial(dial));
  }

  private static Duration timeout(Element dial) {
    return Duration.ofSeconds(dial.number("timeout", DIAL_TIMEOUT_S));
  }

  private Step elsewhere(Element dial, Optional<Target> action) {
    String noun = dial.children().stream().map(Element::name).findFirst().orElse("Number");
    warnings.add("13224 Dial cannot call this " + noun + ": it fails");
    return new DialElsewhere(noun, action);
  }

  private static HookMethod method(Element verb) {
    return verb.attribute("method").flatMap(HookMethod::named).orElse(HookMethod.POST);
  }

  private void addOr(Optional<? extends Step> step, Element verb) {
    step.ifPresentOrElse(this::add, () -> warnings.add("12200 no stream in " + verb.name()));
  }

  private void add(Step step) {
    if (!ended) {
      steps.add(step);
    }
  }

  /** What follows is never reached. */
  private void end(Step last) {
    add(last);
    ended = true;
  }
}
