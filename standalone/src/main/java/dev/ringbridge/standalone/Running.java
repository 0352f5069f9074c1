package dev.ringbridge.standalone;

import dev.ringbridge.standalone.demo.Demo;
import dev.ringbridge.standalone.folder.DataFolder;
import dev.ringbridge.standalone.folder.Secrets;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The services are up: tells the person at the terminal, runs the demo beside them, and waits for
 * the end.
 */
public class Running implements QuarkusApplication {
  private static @Nullable Start start;

  /** Hands over what the process was started with; Quarkus makes the instance itself. */
  static void begin(Settings settings, DataFolder folder, Secrets secrets, boolean demo) {
    start = new Start(settings, folder, secrets, demo);
  }

  @Override
  public int run(String... args) {
    Start begun = Objects.requireNonNull(start, "started by Ringbridge.main only");
    Demo demo = new Demo(begun.settings(), begun.folder(), begun.secrets());
    if (begun.demo()) {
      demo.begin();
    } else {
      demo.tellLogins();
    }
    Quarkus.waitForExit();
    demo.end();
    return 0;
  }

  private record Start(Settings settings, DataFolder folder, Secrets secrets, boolean demo) {}
}
