package dev.ringbridge.queue.lead;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What may be called, by the rules as people would say them: it knows nothing of pointers, states
 * and bars.
 */
final class TurnsModel {
  private static final int MOST = 4;

  private final List<Person> people;
  private final Set<String> dead = new HashSet<>();
  final Set<String> suppressed = new HashSet<>();
  final Set<String> consented = new HashSet<>();
  Set<String> countries = Set.of("US", "GB");
  boolean demandsConsent;

  private TurnsModel(List<Person> people) {
    this.people = people;
  }

  static TurnsModel of(Random random, int people, long seed) {
    return new TurnsModel(
        IntStream.range(0, people)
            .mapToObj(n -> new Person("Person %d".formatted(n), numbers(random, seed, n)))
            .toList());
  }

  private static List<String> numbers(Random random, long seed, int person) {
    List<String> numbers = new ArrayList<>();
    int count = 2 + random.nextInt(MOST - 1);
    for (int n = 0; n < count; n++) {
      int line = (int) (seed * 1000) + person * 10 + n;
      numbers.add((random.nextInt(3) == 0 ? "+44208155%04d" : "+1213568%04d").formatted(line));
    }
    return numbers;
  }

  String file() {
    return people.stream()
        .map(one -> one.name() + "," + String.join(",", padded(one.numbers())))
        .collect(Collectors.joining("\n", "name,phone,phone2,phone3,phone4\n", "\n"));
  }

  private static List<String> padded(List<String> numbers) {
    List<String> all = new ArrayList<>(numbers);
    while (all.size() < MOST) {
      all.add("");
    }
    return all;
  }

  List<Person> people() {
    return people;
  }

  Person person(@Nullable UUID id) {
    return people.stream().filter(one -> one.id.equals(id)).findFirst().orElseThrow();
  }

  boolean mayCall(Person person, String number) {
    return person.numbers().contains(number)
        && !dead.contains(number)
        && !suppressed.contains(number)
        && (!demandsConsent || consented.contains(number))
        && countries.contains(number.startsWith("+44") ? "GB" : "US");
  }

  boolean isCallable(Person person) {
    return person.numbers().stream().anyMatch(number -> mayCall(person, number));
  }

  Set<Person> callable() {
    return people.stream().filter(this::isCallable).collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * A call is over: the next in turn is the one after it, or it again where it reached somebody.
   */
  void called(Person person, String number, End end) {
    if (end == End.NO_SUCH_NUMBER) {
      dead.add(number);
    }
    List<String> numbers = person.numbers();
    int from = numbers.indexOf(number) + (end == End.ABANDONED ? 0 : 1);
    person.expected =
        IntStream.range(0, numbers.size())
            .mapToObj(step -> numbers.get((from + step) % numbers.size()))
            .filter(next -> mayCall(person, next))
            .findFirst()
            .orElse(null);
    person.known = open(person);
  }

  /** Whose numbers may be called otherwise than before has a turn that only the code knows. */
  void settled() {
    people.stream().filter(one -> !open(one).equals(one.known)).forEach(this::forget);
  }

  private void forget(Person person) {
    person.expected = null;
    person.known = open(person);
  }

  private Map<String, Boolean> open(Person person) {
    Map<String, Boolean> open = new HashMap<>();
    person.numbers().forEach(number -> open.put(number, mayCall(person, number)));
    return open;
  }

  /** How a call ends. */
  enum End {
    NO_ANSWER,
    BUSY,
    NO_SUCH_NUMBER,
    ABANDONED
  }

  /** Somebody with several numbers. */
  static final class Person {
    private final String name;
    private final List<String> numbers;
    UUID id = new UUID(0, 0);
    private @Nullable String expected;
    private Map<String, Boolean> known = Map.of();

    Person(String name, List<String> numbers) {
      this.name = name;
      this.numbers = numbers;
      this.expected = numbers.get(0);
    }

    String name() {
      return name;
    }

    List<String> numbers() {
      return numbers;
    }

    /** The number whose turn it is; empty where something changed since the last call. */
    Optional<String> expected() {
      return Optional.ofNullable(expected);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
