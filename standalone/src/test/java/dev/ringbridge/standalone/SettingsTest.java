package dev.ringbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.embedded.StartException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void withoutSettingsEverythingIsEmbeddedAndHereOnly() {
    Settings settings = Settings.of(Map.of());

    assertThat(settings.database()).isEmpty();
    assertThat(settings.kafka()).isEmpty();
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.dataFolder()).isEqualTo(Path.of("data"));
    assertThat(settings.url()).isEqualTo("http://localhost:8080");
    assertThat(settings.leads()).isEqualTo(1_000);
    assertThat(settings.agents()).isEqualTo(20);
  }

  @Test
  void serversOfOnesOwnAreTaken() {
    Settings settings =
        Settings.of(
            Map.of(
                "RINGBRIDGE_DATABASE_URL", "postgresql://me:secret@db:6432/calls",
                "RINGBRIDGE_KAFKA", "one:9092,two:9092"));

    assertThat(settings.database().orElseThrow().jdbcUrl())
        .isEqualTo("jdbc:postgresql://db:6432/calls");
    assertThat(settings.kafka()).contains("one:9092,two:9092");
  }

  /** As a composing file leaves variables empty. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "RINGBRIDGE_DATA",
        "RINGBRIDGE_PORT",
        "RINGBRIDGE_HOST",
        "RINGBRIDGE_DATABASE_URL",
        "RINGBRIDGE_KAFKA",
        "RINGBRIDGE_SPEED"
      })
  void whatIsSetToNothingIsNotSet(String name) {
    assertThat(Settings.of(Map.of(name, " "))).isEqualTo(Settings.of(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "RINGBRIDGE_PORT, http, 1, 65535",
    "RINGBRIDGE_PORT, 0, 1, 65535",
    "RINGBRIDGE_PORT, -1, 1, 65535",
    "RINGBRIDGE_PORT, 65536, 1, 65535",
    "RINGBRIDGE_PORT, 99999999999, 1, 65535",
    "RINGBRIDGE_SIMULATOR_PORT, 1.5, 1, 65535",
    "RINGBRIDGE_SPEED, fast, 1, 1000",
    "RINGBRIDGE_CALLS_PER_SECOND, 0, 1, 1000",
    "RINGBRIDGE_DEMO_LEADS, 1001, 1, 1000",
    "RINGBRIDGE_DEMO_AGENTS, 501, 1, 500"
  })
  void impossibleNumberIsRefusedWithItsLimits(String name, String value, int least, int most) {
    assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "%s must be a whole number from %d to %d, not %s.".formatted(name, least, most, value));
  }

  @Test
  void carriersReachThisMachineUnlessItIsSaidOtherwise() {
    assertThat(Settings.of(Map.of("RINGBRIDGE_PORT", "9000")).publicUrl())
        .isEqualTo("http://localhost:9000");
    assertThat(
            Settings.of(Map.of("RINGBRIDGE_PUBLIC_URL", "https://dial.example.com/")).publicUrl())
        .isEqualTo("https://dial.example.com");
    assertThatThrownBy(() -> Settings.of(Map.of("RINGBRIDGE_PUBLIC_URL", "dial.example.com")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("https://dial.example.com");
  }

  @Test
  void onePortForBothIsRefused() {
    assertThatThrownBy(
            () ->
                Settings.of(Map.of("RINGBRIDGE_PORT", "9000", "RINGBRIDGE_SIMULATOR_PORT", "9000")))
        .isInstanceOf(StartException.class)
        .hasMessage("RINGBRIDGE_PORT and RINGBRIDGE_SIMULATOR_PORT must differ.");
  }

  @Test
  void databaseUrlOfAnotherFormIsRefused() {
    assertThatThrownBy(() -> Settings.of(Map.of("RINGBRIDGE_DATABASE_URL", "localhost:5432")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("postgresql://user:password@host:5432/database");
  }
}
