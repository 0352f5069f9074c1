package dev.ringbridge.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an overload ends once what made it is over. */
class LateAnswersSimulationTest {
  private static final int AGENTS = 200;
  private static final double CAPACITY = 45;
  private static final int FIGURES = 30;

  /** Long enough that chance is a few percent of it. */
  private static final int RATE = 90;

  private static final double LAWFUL = 0.03;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void overloadEndsByItself(long seed) {
    OverloadedHouse house = new OverloadedHouse(seed, true);
    double before = overload(house);

    house.pass(60, AGENTS, CAPACITY);
    assertThat(house.abandoned(FIGURES)).isLessThan(LAWFUL);
    house.pass(120, AGENTS, CAPACITY);
    assertThat(house.talksPerSecond(RATE)).isGreaterThan(0.9 * before);
    house.pass(600, AGENTS, CAPACITY);
    assertThat(house.abandoned(600)).isLessThan(LAWFUL);
    assertThat(house.talksPerSecond(600)).isGreaterThan(0.9 * before);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void overloadThatNothingRestrainsOutlivesItsCause(long seed) {
    OverloadedHouse house = new OverloadedHouse(seed, false);
    double before = overload(house);

    house.pass(600, AGENTS, CAPACITY);
    assertThat(house.abandoned(FIGURES)).isGreaterThan(0.5);
    assertThat(house.talksPerSecond(RATE)).isLessThan(0.5 * before);
  }

  /** A shift, three times as many agents for a minute, and half of the server for another. */
  private static double overload(OverloadedHouse house) {
    for (int agents = 10; agents <= AGENTS; agents += 10) {
      house.pass(3, agents, CAPACITY);
    }
    house.pass(120, AGENTS, CAPACITY);
    double before = house.talksPerSecond(RATE);
    assertThat(house.abandoned(FIGURES)).isLessThan(LAWFUL);
    house.pass(60, 3 * AGENTS, CAPACITY);
    house.pass(60, AGENTS, CAPACITY / 2);
    return before;
  }
}
