package dev.ringbridge.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringbridge.simulator.People;
import dev.ringbridge.simulator.people.Behavior.Busy;
import dev.ringbridge.simulator.people.Behavior.Declines;
import dev.ringbridge.simulator.people.Behavior.PicksUp;
import dev.ringbridge.simulator.people.Behavior.RingsOut;
import dev.ringbridge.simulator.people.Behavior.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationTest {
  private static final int MANY = 20_000;

  @Test
  void theSameSeedGivesTheSamePeople() {
    assertThat(dialed(7)).isEqualTo(dialed(7));
    assertThat(dialed(7)).isNotEqualTo(dialed(8));
  }

  @Test
  void whatANumberDoesDoesNotHangOnWhoElseWasDialed() {
    Population alone = new Population(7, People.DEFAULT);
    Population busy = new Population(7, People.DEFAULT);
    IntStream.range(0, 50).forEach(i -> busy.dial("+1415777" + (1000 + i)));
    assertThat(behavior(busy.dial("+14158880000"))).isEqualTo(behavior(alone.dial("+14158880000")));
  }

  @Test
  void aNumberMayDoSomethingElseTheNextTime() {
    Population population = new Population(7, People.DEFAULT);
    Set<Class<?>> seen =
        IntStream.range(0, 40)
            .mapToObj(i -> behavior(population.dial("+14158880000")).getClass())
            .collect(Collectors.toSet());
    assertThat(seen).contains(PicksUp.class, RingsOut.class);
  }

  @Test
  void theMixIsAsAsked() {
    Map<Class<?>, Long> seen = counts(People.DEFAULT);
    assertThat(share(seen, PicksUp.class)).isCloseTo(0.50, within(0.01));
    assertThat(share(seen, RingsOut.class)).isCloseTo(0.32, within(0.01));
    assertThat(share(seen, Busy.class)).isCloseTo(0.08, within(0.01));
    assertThat(share(seen, Declines.class)).isCloseTo(0.05, within(0.01));
    assertThat(share(seen, Unreachable.class)).isCloseTo(0.05, within(0.01));
  }

  @Test
  void theMeansAreAsAsked() {
    Population population =
        new Population(7, People.allHuman(Duration.ofSeconds(8), Duration.ofSeconds(60)));
    List<PicksUp> all =
        IntStream.range(0, MANY)
            .mapToObj(i -> (PicksUp) behavior(population.dial("+1415" + (2_000_000 + i))))
            .toList();
    double ring = all.stream().mapToLong(p -> p.ring().toMillis()).average().orElseThrow();
    double stay =
        all.stream()
            .mapToLong(p -> p.answerer().leaves().orElseThrow().toMillis())
            .average()
            .orElseThrow();
    assertThat(ring).isCloseTo(8_000, within(160.0));
    assertThat(stay).isCloseTo(61_000, within(1_200.0));
  }

  @Test
  void scriptedNumbersDoWhatTheTableSays() {
    assertThat(scripted(1)).isEqualTo(new Busy());
    assertThat(scripted(2)).isEqualTo(new RingsOut());
    assertThat(scripted(4)).isEqualTo(new Unreachable(404));
    assertThat(scripted(5)).isEqualTo(new Declines(Duration.ofSeconds(2)));
    assertThat(((PicksUp) scripted(9)).signalsRinging()).isFalse();
    assertThat(answerer(0).leaves()).contains(Duration.ofSeconds(20));
    assertThat(answerer(6).greeting()).isEqualTo(Duration.ofSeconds(5));
    assertThat(answerer(6).leaves()).contains(Duration.ofSeconds(20));
    assertThat(answerer(7).leaves()).contains(Duration.ofMillis(500));
    assertThat(answerer(8).leaves()).isEmpty();
    assertThat(answerer(10).voice()).isEqualTo(Voice.FAX);
    assertThat(answerer(11).carrierDrops()).isTrue();
    assertThat(answerer(19).verdictAfter()).contains(Duration.ofSeconds(3));
  }

  @Test
  void scriptedPeoplePressTheirKeyAndOthersNone() {
    Population population = new Population(7, People.DEFAULT);
    assertThat(population.dial("+15555550112").keys())
        .contains(new KeyPress("1", Duration.ofSeconds(2)));
    assertThat(population.dial("+15555550128").keys().orElseThrow().digits()).isEqualTo("9");
    assertThat(population.dial("+15555550129").keys().orElseThrow().digits()).isEqualTo("5");
    assertThat(population.dial("+15555550108").keys()).isEmpty();
    assertThat(population.dial("+14158880000").keys()).isEmpty();
  }

  @Test
  void sharesOfPeoplePressTheKeysTheyAreAskedFor() {
    Population population = new Population(7, People.DEFAULT.pressing(Map.of("1", 0.3, "9", 0.1)));
    Map<String, Long> pressed =
        IntStream.range(0, MANY)
            .mapToObj(i -> population.dial("+1415" + (2_000_000 + i)))
            .flatMap(reaction -> reaction.keys().stream())
            .collect(Collectors.groupingBy(KeyPress::digits, Collectors.counting()));
    assertThat(pressed.get("1") / (double) MANY).isCloseTo(0.35 * 0.3, within(0.01));
    assertThat(pressed.get("9") / (double) MANY).isCloseTo(0.35 * 0.1, within(0.01));
    assertThat(pressed).containsOnlyKeys("1", "9");
  }

  @Test
  void askingForKeysLeavesEverythingElseAsItWas() {
    Population quiet = new Population(7, People.DEFAULT);
    Population busy = new Population(7, People.DEFAULT.pressing(Map.of("1", 0.5)));
    for (int i = 0; i < 100; i++) {
      String number = "+1415888" + (1000 + i);
      assertThat(behavior(busy.dial(number))).isEqualTo(behavior(quiet.dial(number)));
    }
  }

  @Test
  void codesAreReadOffTheEndOfANumber() {
    assertThat(ScriptedNumber.code("+15555550130")).isEmpty();
    assertThat(ScriptedNumber.code("+919895550108")).hasValue(8);
  }

  private static List<Behavior> dialed(long seed) {
    Population population = new Population(seed, People.DEFAULT);
    return IntStream.range(0, 100)
        .mapToObj(i -> behavior(population.dial("+1415888" + (1000 + i))))
        .toList();
  }

  private static Behavior behavior(Reaction reaction) {
    return reaction.behavior();
  }

  private static Map<Class<?>, Long> counts(People people) {
    Population population = new Population(7, people);
    return IntStream.range(0, MANY)
        .mapToObj(i -> behavior(population.dial("+1415" + (2_000_000 + i))).getClass())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static double share(Map<Class<?>, Long> seen, Class<?> kind) {
    return seen.getOrDefault(kind, 0L) / (double) MANY;
  }

  private static Behavior scripted(int code) {
    return ScriptedNumber.behavior(code);
  }

  private static Answerer answerer(int code) {
    return ((PicksUp) scripted(code)).answerer();
  }
}
