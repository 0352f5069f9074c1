package dev.ringbridge.standalone.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.standalone.script.FakeMachine.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ./ringbridge on machines that lack what it needs: one line, which says what to do. */
class RingbridgeScriptTest {
  @TempDir Path commands;
  private FakeMachine machine;

  @BeforeEach
  void emptyMachine() throws IOException {
    machine = new FakeMachine(commands);
  }

  private Said run(String command) throws IOException, InterruptedException {
    return machine.run(command, Map.of());
  }

  private static void assertOneLine(Said said, String... parts) {
    assertThat(said.exit()).isNotZero();
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).hasSize(1);
    assertThat(said.err().get(0)).startsWith("ringbridge: ").contains(parts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "serve", "build", "test"})
  void withoutJavaItAsksForOne(String command) throws Exception {
    machine.withNode(22);

    assertOneLine(run(command), "JDK 17 or newer is needed", "JAVA_HOME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_412", "11.0.25", "16"})
  void withAnOldJavaItSaysWhich(String version) throws Exception {
    machine.withJava(version).withNode(22);
    String major = version.replaceFirst("^1\\.", "").replaceFirst("\\..*", "");

    assertOneLine(run("run"), "JDK 17 or newer is needed, this is " + major + ":");
  }

  /** As macOS has one: it only says where to get Java. */
  @Test
  void withAJavaThatDoesNotRunItAsksForOne() throws Exception {
    machine.with("java", "echo 'Unable to locate a Java Runtime.' >&2; exit 1").withNode(22);

    assertOneLine(run("run"), "JDK 17 or newer is needed");
  }

  @Test
  void withAWrongJavaHomeItAsksForAnother() throws Exception {
    machine.withJava("21.0.1").withNode(22);

    assertOneLine(
        machine.run("run", Map.of("JAVA_HOME", commands.resolve("gone").toString())),
        "JDK 17 or newer is needed",
        "JAVA_HOME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"build", "test"})
  void withoutNodeItAsksForOne(String command) throws Exception {
    machine.withJava("17.0.9");

    assertOneLine(run(command), "Node 20 or newer with npm is needed");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 18, 19})
  void withAnOldNodeItSaysWhich(int version) throws Exception {
    machine.withJava("25").withNode(version);

    assertOneLine(run("build"), "Node 20 or newer is needed", "this is " + version + ":");
  }

  @Test
  void withNodeButNoNpmItAsksForNpm() throws Exception {
    machine.withJava("17.0.9").with("node", "echo 22");

    assertOneLine(run("build"), "with npm");
  }

  @Test
  void withANodeThatDoesNotRunItAsksForOne() throws Exception {
    machine.withJava("17.0.9").withNode(22).with("node", "exit 127");

    assertOneLine(run("build"), "Node 20 or newer");
  }

  @Test
  void unknownCommandShowsWhatThereIs() throws Exception {
    Said said = run("fly");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out()).anyMatch(line -> line.contains("./ringbridge run"));
  }
}
