package dev.ringbridge.telephony.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everybody who may be called, with each fault of creation and of webhooks, through each carrier:
 * the outcome and the number of POSTs are those of the tables in src/test/resources/matrix. They
 * are dialed in two crowds.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class OutcomeMatrixTest {
  private static final List<String> FACES = List.of("twilio", "exotel");
  private static final long SEED = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Area codes of North America, one for each fault of each carrier. */
  private static final List<Integer> AREAS =
      List.of(
          201, 202, 203, 205, 206, 207, 208, 209, 210, 214, 215, 216, 217, 218, 219, 224, 225, 228,
          229, 231, 234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281);

  @Inject Scene scene;

  private final List<Stage> stages = new ArrayList<>();

  @AfterEach
  void close() {
    stages.forEach(Stage::close);
  }

  @Test
  void callEndsAsTheTableSaysWithAsManyPosts() {
    Map<DialedCell, Stage> dialed = new LinkedHashMap<>();
    List<Cell> after = new ArrayList<>();
    for (String face : FACES) {
      List<Cell> cells = Cell.of(face);
      dialed.putAll(ready(face, cells.stream().filter(cell -> !cell.isReleased()).toList()));
      cells.stream().filter(Cell::isReleased).forEach(after::add);
    }
    dial(dialed, one -> !one.cell.needsRoom(), Duration.ofSeconds(12));
    dial(dialed, one -> one.cell.needsRoom() && !one.cell.isFoundByAsking(), Duration.ofSeconds(5));
    dial(dialed, one -> one.cell.needsRoom() && one.cell.isFoundByAsking(), Duration.ofSeconds(5));
    assertThat(dialed.keySet()).hasSizeGreaterThan(240);
    assertThat(mistakes(dialed.keySet())).isEmpty();

    release();
    List<DialedCell> late =
        dialed.keySet().stream().filter(one -> one.cell.fault().equals(Cell.LATE)).toList();
    await("not told", late, DialedCell::isTold);
    await("not as it was to be", late, one -> one.mistake(later(one, after)).isEmpty());
  }

  private Map<DialedCell, Stage> ready(String face, List<Cell> cells) {
    Stage stage = Stage.of(face, scene);
    stages.add(stage);
    List<String> faults = cells.stream().map(Cell::fault).distinct().toList();
    int first = FACES.indexOf(face) * faults.size();
    Map<DialedCell, Stage> ready = new LinkedHashMap<>();
    for (Cell cell : cells) {
      int area = AREAS.get(first + faults.indexOf(cell.fault()));
      ready.put(new DialedCell(cell, stage, area, scene), stage);
    }
    return ready;
  }

  /** Many faults of one kind after each other, and the account would rest: they are shuffled. */
  private static void dial(
      Map<DialedCell, Stage> ready, Predicate<DialedCell> which, Duration time) {
    List<DialedCell> wave =
        ready.keySet().stream().filter(which).collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(wave, new Random(SEED));
    wave.forEach(one -> one.dial(ready.get(one).accountId(), time));
    await("still going on", wave, DialedCell::isOver);
  }

  private static Cell later(DialedCell one, List<Cell> after) {
    return after.stream().filter(cell -> cell.follows(one.cell)).findFirst().orElseThrow();
  }

  /** What was held back goes out. */
  private static void release() {
    RestAssured.given()
        .post(SimulatedCarrier.simulator().uri().resolve("/simulator/webhooks/release"))
        .then()
        .statusCode(200);
  }

  private static void await(
      String otherwise, Collection<DialedCell> cells, Predicate<DialedCell> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<DialedCell> left = List.copyOf(cells);
    while (!left.isEmpty() && System.nanoTime() < end) {
      left.forEach(DialedCell::hangUp);
      left = left.stream().filter(condition.negate()).toList();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    assertThat(left)
        .extracting(one -> one.mistake().orElse(one.cell + " is right"))
        .as(otherwise)
        .isEmpty();
  }

  private static List<String> mistakes(Collection<DialedCell> cells) {
    return cells.stream().map(DialedCell::mistake).flatMap(Optional::stream).toList();
  }
}
