package dev.ringbridge.simulator.people;

import dev.ringbridge.simulator.people.Behavior.Busy;
import dev.ringbridge.simulator.people.Behavior.Declines;
import dev.ringbridge.simulator.people.Behavior.PicksUp;
import dev.ringbridge.simulator.people.Behavior.RingsOut;
import dev.ringbridge.simulator.people.Behavior.Unreachable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers whose behavior is known beforehand: those that end in 55501NN with NN below 30. 555-01xx
 * is set aside for fiction in North America. The table is in the module's README; faults of the
 * create request itself (03 and 13 to 27) are in package faults.
 */
public final class ScriptedNumber {
  private static final Pattern SCRIPTED = Pattern.compile(".*55501([0-2][0-9])");

  static final Duration RING = Duration.ofSeconds(2);
  static final Duration HELLO = Duration.ofSeconds(1);
  static final Duration MACHINE_GREETING = Duration.ofSeconds(5);

  private static final Map<Integer, Behavior> BEHAVIORS =
      Map.ofEntries(
          Map.entry(0, picksUp(Answerer.leaving(Voice.HUMAN, HELLO, Duration.ofSeconds(20)))),
          Map.entry(1, new Busy()),
          Map.entry(2, new RingsOut()),
          Map.entry(4, new Unreachable(404)),
          Map.entry(5, new Declines(RING)),
          Map.entry(6, picksUp(machine())),
          Map.entry(7, picksUp(Answerer.leaving(Voice.HUMAN, HELLO, Duration.ofMillis(500)))),
          Map.entry(9, new PicksUp(RING, false, Answerer.staying(Voice.HUMAN, HELLO))),
          Map.entry(
              10,
              picksUp(Answerer.leaving(Voice.FAX, Duration.ofSeconds(3), Duration.ofSeconds(20)))),
          Map.entry(
              11,
              picksUp(
                  Answerer.leaving(Voice.HUMAN, HELLO, Duration.ofSeconds(5)).droppedByCarrier())),
          Map.entry(19, picksUp(machine().judgedAfter(Duration.ofSeconds(3)))));

  private static final Duration LISTENS = Duration.ofSeconds(2);
  private static final Map<Integer, KeyPress> KEYS =
      Map.of(
          12, new KeyPress("1", LISTENS),
          28, new KeyPress("9", LISTENS),
          29, new KeyPress("5", LISTENS));

  private static final Map<Integer, Quirk> QUIRKS =
      Map.of(
          20, Quirk.WAITING_CLIENT_DROPS_AT_RINGING,
          21, Quirk.CLIENT_DROPS_BEFORE_JOIN,
          22, Quirk.CLIENT_DROPS_AFTER_JOIN);

  private ScriptedNumber() {}

  /** The two last digits of a scripted number, empty for any other. */
  public static OptionalInt code(String number) {
    Matcher scripted = SCRIPTED.matcher(number);
    return scripted.matches()
        ? OptionalInt.of(Integer.parseInt(scripted.group(1)))
        : OptionalInt.empty();
  }

  /** What such a number does. */
  static Behavior behavior(int code) {
    return BEHAVIORS.getOrDefault(code, picksUp(Answerer.staying(Voice.HUMAN, HELLO)));
  }

  /** What who answers there presses when asked for keys. */
  static Optional<KeyPress> keys(int code) {
    return Optional.ofNullable(KEYS.get(code));
  }

  static Quirk quirk(int code) {
    return QUIRKS.getOrDefault(code, Quirk.NONE);
  }

  private static Answerer machine() {
    return Answerer.leaving(
        Voice.MACHINE, MACHINE_GREETING, MACHINE_GREETING.plus(Duration.ofSeconds(15)));
  }

  private static Behavior picksUp(Answerer answerer) {
    return new PicksUp(RING, true, answerer);
  }
}
