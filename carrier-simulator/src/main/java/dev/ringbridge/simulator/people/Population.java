package dev.ringbridge.simulator.people;

import dev.ringbridge.simulator.People;
import dev.ringbridge.simulator.people.Behavior.Busy;
import dev.ringbridge.simulator.people.Behavior.Declines;
import dev.ringbridge.simulator.people.Behavior.PicksUp;
import dev.ringbridge.simulator.people.Behavior.RingsOut;
import dev.ringbridge.simulator.people.Behavior.Unreachable;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Everybody: says what a number does the next time it is dialed. */
public final class Population {
  private static final Duration POST_DIAL = Duration.ofSeconds(2);
  private static final Duration SCRIPTED_POST_DIAL = Duration.ofMillis(500);
  private static final Duration HELLO = Duration.ofSeconds(1);
  private static final Duration LISTENING = Duration.ofSeconds(4);

  private final long seed;
  private final Map<String, Integer> timesDialed = new HashMap<>();
  private final Map<String, People> byPrefix = new HashMap<>();
  private final Map<String, List<Utterance>> words = new HashMap<>();
  private People people;

  /** A population of that mix. */
  public Population(long seed, People people) {
    this.seed = seed;
    this.people = people;
  }

  /** The mix. */
  public People people() {
    return people;
  }

  /** Changes the mix, for calls dialed from now on. */
  public void change(People mix) {
    people = mix;
  }

  /** Those whose numbers begin so are another mix; the longest beginning counts. */
  public void change(String prefix, People mix) {
    byPrefix.put(prefix, mix);
  }

  /** They are as everybody again; false if they were no others. */
  public boolean forget(String prefix) {
    return byPrefix.remove(prefix) != null;
  }

  /** The mixes of those that are none of everybody, by the beginning of their numbers. */
  public Map<String, People> byPrefix() {
    return Map.copyOf(byPrefix);
  }

  /** Whoever answers there says this when asked to speak, one after the other, in every call. */
  public void say(String number, List<Utterance> said) {
    words.put(number, List.copyOf(said));
  }

  /** Dials a number once more. */
  public Reaction dial(String number) {
    Dice dice = new Dice(seed, number, timesDialed.merge(number, 1, Integer::sum));
    return react(behind(number), dice, number).saying(words.getOrDefault(number, List.of()));
  }

  private People behind(String number) {
    return byPrefix.keySet().stream()
        .filter(number::startsWith)
        .max(Comparator.comparingInt(String::length))
        .map(byPrefix::get)
        .orElse(people);
  }

  static Reaction react(People people, Dice dice, String number) {
    OptionalInt code = ScriptedNumber.code(number);
    return code.isPresent() ? scripted(code.getAsInt(), dice) : random(people, dice);
  }

  private static Reaction scripted(int code, Dice dice) {
    return new Reaction(
        SCRIPTED_POST_DIAL,
        ScriptedNumber.behavior(code),
        ScriptedNumber.quirk(code),
        ScriptedNumber.keys(code),
        dice);
  }

  private static Reaction random(People people, Dice dice) {
    Duration postDial = dice.around(POST_DIAL);
    Behavior behavior = draw(people, dice);
    return new Reaction(postDial, behavior, Quirk.NONE, press(people, behavior, dice), dice);
  }

  /** Only people press keys; where none does, nothing is drawn for it. */
  private static Optional<KeyPress> press(People people, Behavior behavior, Dice dice) {
    if (people.keys().isEmpty() || !isPerson(behavior)) {
      return Optional.empty();
    }
    double left = dice.fraction();
    Duration after = dice.around(LISTENING);
    for (Map.Entry<String, Double> key : people.keys().entrySet()) {
      left -= key.getValue();
      if (left < 0) {
        return Optional.of(new KeyPress(key.getKey(), after));
      }
    }
    return Optional.empty();
  }

  private static boolean isPerson(Behavior behavior) {
    return behavior instanceof PicksUp picksUp && picksUp.answerer().voice() == Voice.HUMAN;
  }

  /** Draws every delay whatever the outcome, so that another mix changes outcomes only. */
  private static Behavior draw(People people, Dice dice) {
    double left = dice.fraction();
    Duration ring = dice.around(people.ring());
    Duration hello = dice.around(HELLO);
    Duration greeting = dice.around(people.greeting());
    Duration talk = dice.around(people.talk());
    if ((left -= people.human()) < 0) {
      return new PicksUp(ring, true, Answerer.leaving(Voice.HUMAN, hello, hello.plus(talk)));
    }
    if ((left -= people.machine()) < 0) {
      Answerer machine = Answerer.leaving(Voice.MACHINE, greeting, greeting.plus(talk));
      return new PicksUp(ring, true, machine);
    }
    if ((left -= people.busy()) < 0) {
      return new Busy();
    }
    if ((left -= people.rejected()) < 0) {
      return new Declines(ring);
    }
    return left - people.invalid() < 0 ? new Unreachable(404) : new RingsOut();
  }
}
