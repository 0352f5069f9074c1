package dev.ringbridge.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A start that cannot be: one line on standard error that says what to do, and no exit of 0. */
class BadStartsTest {
  @TempDir Path place;

  private static void assertOneLine(StartedProgram program, String... parts) {
    assertThat(program.err()).hasSize(1);
    assertThat(program.err().get(0)).startsWith("Ringbridge cannot start. ").contains(parts);
    assertThat(program.exit()).isEqualTo(1);
  }

  private StartedProgram start(String setting, String value)
      throws IOException, InterruptedException {
    return StartedProgram.refused(place, Map.of(setting, value));
  }

  @Test
  void takenPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertOneLine(
          start("RINGBRIDGE_PORT", port), "Port " + port + " is taken", "RINGBRIDGE_PORT");
    }
  }

  @Test
  void dataFolderThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(place.resolve("file"), "");

    assertOneLine(
        start("RINGBRIDGE_DATA", file.resolve("data").toString()),
        "cannot be written",
        "RINGBRIDGE_DATA");
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of("RINGBRIDGE_PORT", "http", "from 1 to 65535"),
        Arguments.of("RINGBRIDGE_HOST", "192.0.2.1", "RINGBRIDGE_HOST"),
        Arguments.of("RINGBRIDGE_DATABASE_URL", "my database", "postgresql://user:password@"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void settingThatCannotBeMeant(String setting, String value, String part) throws Exception {
    assertOneLine(start(setting, value), part);

    assertThat(place.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void serverOfOnesOwnThatIsNotThere(String setting, String value, String part) throws Exception {
    assertOneLine(start(setting, value), part);
  }

  static Stream<Arguments> servers() {
    return Stream.of(
        Arguments.of(
            "RINGBRIDGE_DATABASE_URL",
            "postgresql://me:secret@localhost:1/calls",
            "PostgreSQL at me@localhost:1"),
        Arguments.of("RINGBRIDGE_KAFKA", "localhost:1", "Kafka cannot be reached at localhost:1"),
        Arguments.of("RINGBRIDGE_KAFKA", "nonsense", "set RINGBRIDGE_KAFKA to its host:port"));
  }
}
