package dev.ringbridge.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.foundation.database.DatabaseConfig;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.telephony.AccountSettings;
import dev.ringbridge.telephony.TelephonyConfig;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart sets is what the services read: by name, and as they read it. */
class ChartSettingsTest {
  private static final String OF_THE_JVM = "JAVA_TOOL_OPTIONS";
  private static final Chart DEFAULTS = Chart.withDefaults();
  private static final Chart EVERYTHING = Chart.withEverything();

  static Stream<Arguments> deployed() {
    return ChartTest.deployed();
  }

  private static SmallRyeConfig read(Chart chart, ServiceModule service) {
    return service.configuration(chart.environment(service.module()));
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void everyVariableIsASettingOfTheService(Chart chart, ServiceModule service) {
    Set<String> known =
        service.keys().stream()
            .map(ChartSettingsTest::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    known.add(OF_THE_JVM);

    assertThat(chart.environment(service.module()).keySet()).isSubsetOf(known);
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void serviceHasAllItMustBeTold(Chart chart, ServiceModule service) {
    assertThat(read(chart, service).getValue("kafka.bootstrap.servers", String.class)).isNotBlank();
    assertThat(read(chart, service).getConfigMapping(DatabaseConfig.class).ownerPassword())
        .isEqualTo("database-owner-password");
    assertThat(read(chart, service).getValue("mp.jwt.verify.publickey", String.class))
        .isEqualTo("jwt-public-key");
  }

  @Test
  void withoutTheOwnersPasswordTheConfigurationIsRefused() {
    Map<String, String> environment = new HashMap<>(DEFAULTS.environment("queue-api"));
    environment.remove("RINGBRIDGE_DATABASE_OWNER_PASSWORD");

    assertThatThrownBy(() -> ServiceModule.QUEUE.configuration(environment))
        .hasMessageContaining("owner-password");
  }

  @Test
  void datasourcesFollowTheDatabase() {
    SmallRyeConfig config = read(EVERYTHING, ServiceModule.TELEPHONY);

    assertThat(config.getValue("quarkus.datasource.telephony.reactive.url", String.class))
        .isEqualTo("postgresql://db.example.com:6432/dialer");
    assertThat(config.getValue("quarkus.datasource.telephony.password", String.class))
        .isEqualTo("database-telephony-password");
    assertThat(config.getConfigMapping(DatabaseConfig.class).owner()).isEqualTo("dialer_owner");
  }

  @Test
  void carriersAccountIsReadAsItWasMeant() {
    TelephonyConfig telephony =
        read(EVERYTHING, ServiceModule.TELEPHONY).getConfigMapping(TelephonyConfig.class);
    AccountSettings account = telephony.account().orElseThrow();

    assertThat(telephony.publicUrl()).isEqualTo(URI.create("https://dial.example.com"));
    assertThat(telephony.callbackSecret()).contains("callback-secret");
    assertThat(telephony.credentialKeys()).contains(List.of("credential-keys"));
    assertThat(account.organizationId())
        .isEqualTo(UUID.fromString("00000000-0000-7000-8000-000000000001"));
    assertThat(account.authToken()).isEqualTo("carrier-auth-token");
    assertThat(account.apiKeySid()).contains("SK00000000000000000000000000000001");
    assertThat(account.apiKeySecret()).contains("carrier-api-key-secret");
    assertThat(account.applicationSid()).contains("AP00000000000000000000000000000001");
    assertThat(account.callsPerSecond()).hasValue(2.5);
    assertThat(account.callerIds()).containsExactly("+15005550006", "+15005550007");
    assertThat(account.countries()).containsExactlyInAnyOrder("US", "CA");
    assertThat(telephony.requests().timeout()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void withoutACarrierThereIsNoAccount() {
    assertThat(
            read(DEFAULTS, ServiceModule.TELEPHONY)
                .getConfigMapping(TelephonyConfig.class)
                .account())
        .isEmpty();
  }

  @Test
  void firstOrganizationIsTheCarriersOrganization() {
    QueueConfig.Bootstrap first =
        read(EVERYTHING, ServiceModule.QUEUE).getConfigMapping(QueueConfig.class).bootstrap();
    AccountSettings account =
        read(EVERYTHING, ServiceModule.TELEPHONY)
            .getConfigMapping(TelephonyConfig.class)
            .account()
            .orElseThrow();

    assertThat(first.organizationId()).contains(account.organizationId());
    assertThat(first.branchId()).contains(account.branchId());
    assertThat(first.organization()).isEqualTo("Example & Sons");
    assertThat(first.country()).isEqualTo("CA");
    assertThat(first.username()).isEqualTo("boss");
    assertThat(first.password()).contains("admin-password");
  }

  @Test
  void refreshCookieIsSecureExceptOnPlainHttp() {
    Chart plain = Chart.with(Map.of("publicUrl", "http://dial.example.com"));

    assertThat(tokens(plain).secureCookie()).isFalse();
    assertThat(tokens(EVERYTHING).secureCookie()).isTrue();
    assertThat(tokens(DEFAULTS).secureCookie()).isTrue();
  }

  private static QueueConfig.Tokens tokens(Chart chart) {
    return read(chart, ServiceModule.QUEUE).getConfigMapping(QueueConfig.class).tokens();
  }

  @Test
  void furtherSettingsReachTheService() {
    GatewayConfig gateway =
        read(EVERYTHING, ServiceModule.GATEWAY).getConfigMapping(GatewayConfig.class);

    assertThat(gateway.lease()).isEqualTo(Duration.ofSeconds(7));
    assertThat(gateway.queueUrl().orElseThrow()).hasSize(1);
    assertThat(gateway.telephonyUrl().orElseThrow()).hasSize(1);
  }
}
