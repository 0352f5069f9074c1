package dev.ringbridge.telephony.matrix;

import dev.ringbridge.core.call.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a call comes to whose carrier and whose callee do this.
 *
 * @param face the carrier
 * @param person who is called: a column of the table
 * @param fault what goes wrong: a row of the table
 * @param expected the outcome; any of several where the first word holds
 * @param posts how many requests create the call
 */
record Cell(String face, String person, String fault, List<Outcome> expected, int posts) {
  static final String NO_FAULT = "none";

  /** What goes wrong with webhooks that come only after the end. */
  static final String LATE = "late";

  /** The row of what these come to then. */
  static final String RELEASED = "released";

  private static final String IMPOSSIBLE = "-";

  /** The cells of a table that the carrier can produce. */
  static List<Cell> of(String face) {
    try (Stream<String> lines =
        Files.lines(Path.of("src", "test", "resources", "matrix", face + ".md"))) {
      List<List<String>> table =
          lines.filter(line -> line.startsWith("| ")).map(Cell::columns).toList();
      return table.stream().skip(1).flatMap(row -> of(face, table.get(0), row)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> columns(String line) {
    List<String> columns = new ArrayList<>();
    int from = 1;
    for (int to = line.indexOf('|', from); to > 0; to = line.indexOf('|', from)) {
      columns.add(line.substring(from, to).strip());
      from = to + 1;
    }
    return columns;
  }

  private static Stream<Cell> of(String face, List<String> persons, List<String> row) {
    return IntStream.range(1, persons.size())
        .filter(i -> !row.get(i).equals(IMPOSSIBLE))
        .mapToObj(i -> of(face, persons.get(i), row.get(0), row.get(i)));
  }

  private static Cell of(String face, String person, String fault, String text) {
    int space = text.indexOf(' ');
    return new Cell(
        face,
        person,
        fault,
        Pattern.compile("/").splitAsStream(text.substring(0, space)).map(Outcome::valueOf).toList(),
        Integer.parseInt(text.substring(space + 1)));
  }

  boolean isReleased() {
    return fault.equals(RELEASED);
  }

  /** Whether this is what comes of another one later. */
  boolean follows(Cell other) {
    return isReleased()
        && other.fault.equals(LATE)
        && other.face.equals(face)
        && other.person.equals(person);
  }

  /** Whether no webhook tells that two talk: it is looked for in the seconds that they do. */
  boolean isFoundByAsking() {
    return fault.equals("lost") || fault.equals(LATE);
  }

  /**
   * Whether it is dialed when the crowd is gone: whether lead and agent met is asked within
   * seconds, and who waits long for the slot of another try is given up.
   */
  boolean needsRoom() {
    return isBridged() || fault.equals("refused-429");
  }

  boolean isBridged() {
    return person.equals("bridged");
  }

  @Override
  public String toString() {
    return face + ", " + person + ", " + fault;
  }
}
