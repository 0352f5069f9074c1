package dev.ringbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.WebhookFault;
import dev.ringbridge.simulator.journal.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what there is. */
class ReadmeTest {

  @Test
  void everyKindOfEntryIsInIt() throws IOException {
    String table = readme().substring(readme().indexOf("## The oracle log"));
    assertThat(Stream.of(Kind.values()).map(Kind::wireName))
        .allMatch(kind -> table.matches("(?s).*\\n\\|[^|]*\\b" + kind + "\\b[^|]*\\|.*"));
  }

  @Test
  void everyFaultIsInIt() throws IOException {
    String text = readme();
    assertThat(
            Stream.concat(
                Stream.of(CreateFault.values()).map(CreateFault::wireName),
                Stream.of(WebhookFault.values()).map(WebhookFault::wireName)))
        .allMatch(fault -> text.contains("`" + fault + "`"));
  }

  @Test
  void theDemoAccountIsInIt() throws IOException {
    assertThat(readme())
        .contains(Main.DEMO.accountSid() + ", " + Main.DEMO.authToken())
        .contains(Main.DEMO.apiKeySid() + ", " + Main.DEMO.apiKeySecret())
        .contains(Main.DEMO.applications().values())
        .contains(
            String.join(
                ", ",
                Main.EXOTEL_DEMO.accountSid(),
                Main.EXOTEL_DEMO.apiKey(),
                Main.EXOTEL_DEMO.apiToken()));
  }

  private static String readme() throws IOException {
    String root = System.getProperty("ringbridge.repository", "..");
    return Files.readString(Path.of(root, "carrier-simulator", "README.md"));
  }
}
