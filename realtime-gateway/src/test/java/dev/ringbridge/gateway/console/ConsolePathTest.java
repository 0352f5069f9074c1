package dev.ringbridge.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsolePathTest {
  @ParameterizedTest
  @CsvSource({
    "/, PAGE",
    "/desk, PAGE",
    "/campaigns/0197-abc/leads, PAGE",
    "/apiary, PAGE",
    "/v1.2/leads, PAGE",
    "/index.html, FILE",
    "/favicon.svg, FILE",
    "/assets/index-B1x.js, ASSET",
    "/assets, ASSET",
    "/api, ENGINE",
    "/api/v1/leads, ENGINE",
    "/ws/board, ENGINE",
    "/carrier/twilio/answer, ENGINE",
    "/q/health, ENGINE",
  })
  void pathsOfTheEngineAreNeverTakenForTheConsole(String path, ConsolePath meaning) {
    assertThat(ConsolePath.of(path)).isEqualTo(meaning);
  }

  @Test
  void policyAllowsNoScriptInThePageAndOnlyThePhonesElsewhere() {
    assertThat(ContentPolicy.of(List.of("ws://localhost:8090/client")))
        .contains("script-src 'self';", "connect-src 'self' ws://localhost:8090/client;");
  }

  @Test
  void phoneSourceThatWouldAddARuleIsRefused() {
    assertThatThrownBy(() -> ContentPolicy.of(List.of("wss:; script-src *")))
        .hasMessageContaining("ringbridge.gateway.phone-sources");
  }
}
