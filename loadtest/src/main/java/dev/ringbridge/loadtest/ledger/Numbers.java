package dev.ringbridge.loadtest.ledger;

import dev.ringbridge.loadtest.FictionalNumbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers to dial at the simulator: first those that are reserved for fiction, shuffled so that all
 * areas are among the first ones; a run that needs more takes other lines of the exchange 555,
 * which nobody dials here either.
 */
final class Numbers {
  private static final int FIRST_LINE = 2_000;
  private static final int LAST_LINE = 9_999;

  private Numbers() {}

  static List<String> first(int howMany) {
    List<String> fictional = new ArrayList<>(FictionalNumbers.all().toList());
    Collections.shuffle(fictional, new Random(LedgerPlan.SEED));
    return Stream.concat(fictional.stream(), others(fictional)).limit(howMany).toList();
  }

  private static Stream<String> others(List<String> fictional) {
    List<String> areas =
        fictional.stream().map(number -> number.substring(0, 8)).distinct().sorted().toList();
    return IntStream.rangeClosed(FIRST_LINE, LAST_LINE)
        .boxed()
        .flatMap(line -> areas.stream().map(area -> area + line));
  }
}
