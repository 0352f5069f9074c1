package dev.ringbridge.loadtest.process;

import dev.ringbridge.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built standalone, started with settings that it must refuse, and what it said. */
record StartedProgram(int exit, List<String> out, List<String> err) {
  private static final int PATIENCE_SECONDS = 90;

  /**
   * Waits for its end.
   *
   * @param place for its data folder and its output
   * @param settings environment variables, over free ports
   */
  static StartedProgram refused(Path place, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path out = place.resolve("out");
    Path err = place.resolve("err");
    Process process = start(place, settings, out, err);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("it did not end; it said " + Files.readAllLines(err));
    }
    return new StartedProgram(
        process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
  }

  private static Process start(Path place, Map<String, String> settings, Path out, Path err)
      throws IOException {
    Path repository = Path.of(System.getProperty("ringbridge.repository"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            repository.resolve("standalone/target/quarkus-app/quarkus-run.jar").toString());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("RINGBRIDGE_DATA", place.resolve("data").toString());
    builder.environment().put("RINGBRIDGE_PORT", Integer.toString(FreePort.find()));
    builder.environment().put("RINGBRIDGE_SIMULATOR_PORT", Integer.toString(FreePort.find()));
    builder.environment().putAll(settings);
    return builder.start();
  }
}
