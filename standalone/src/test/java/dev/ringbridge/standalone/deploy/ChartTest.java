package dev.ringbridge.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import dev.ringbridge.standalone.Checkout;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart renders, its parts fit each other, and it fits the images and the Secret. */
class ChartTest {
  private static final Chart DEFAULTS = Chart.withDefaults();
  private static final Chart EVERYTHING = Chart.withEverything();

  static Stream<Arguments> deployed() {
    return Stream.of(DEFAULTS, EVERYTHING)
        .flatMap(chart -> ServiceModule.all().stream().map(one -> Arguments.of(chart, one)));
  }

  @Test
  void chartIsLinted() {
    LintResult result = new Helm(Chart.FOLDER).lint().strict().call();

    assertThat(result.isFailed()).describedAs("%s", result.getMessages()).isFalse();
  }

  @Test
  void onlyTheServicesAreDeployed() {
    assertThat(DEFAULTS.names("Deployment"))
        .containsExactlyInAnyOrder(
            "dialer-ringbridge-queue-api",
            "dialer-ringbridge-telephony-adapters",
            "dialer-ringbridge-realtime-gateway");
    assertThat(DEFAULTS.kind("Ingress")).isEmpty();
    assertThat(EVERYTHING.kind("Ingress")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void containerListensWhereTheServiceDoes(Chart chart, ServiceModule service) {
    JsonNode port = chart.container(service.module()).at("/ports/0");

    assertThat(port.path("containerPort").asInt()).isEqualTo(service.port());
    assertThat(port.path("name").asText()).isEqualTo("http");
    assertThat(chart.container(service.module()).path("ports")).hasSize(1);
    JsonNode metrics =
        chart.one(service.module(), "Deployment").at("/spec/template/metadata/annotations");
    assertThat(metrics.path("prometheus.io/port").asInt()).isEqualTo(service.port());
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void probesAskTheContainersPort(Chart chart, ServiceModule service) {
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      JsonNode asked = chart.container(service.module()).path(probe).path("httpGet");

      assertThat(asked.path("port").asText()).isEqualTo("http");
      assertThat(asked.path("path").asText()).startsWith("/q/health/");
    }
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void serviceLeadsToItsOwnPodsOnly(Chart chart, ServiceModule service) {
    JsonNode spec = chart.one(service.module(), "Service").path("spec");

    assertThat(spec.at("/ports/0/targetPort").asText()).isEqualTo("http");
    assertThat(spec.at("/ports/0/port").asInt()).isEqualTo(service.port());
    List<String> chosen =
        chart.kind("Deployment").stream()
            .filter(one -> selects(spec.path("selector"), one.at("/spec/template/metadata")))
            .map(Chart::name)
            .toList();
    assertThat(chosen).containsExactly(Chart.name(chart.one(service.module(), "Deployment")));
    assertThat(chart.one(service.module(), "Deployment").at("/spec/selector/matchLabels"))
        .isEqualTo(spec.path("selector"));
  }

  private static boolean selects(JsonNode selector, JsonNode metadata) {
    return selector.properties().stream()
        .allMatch(one -> one.getValue().equals(Chart.labels(metadata).path(one.getKey())));
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void podNamesThingsThatExist(Chart chart, ServiceModule service) {
    assertThat(chart.names("ConfigMap"))
        .contains(chart.container(service.module()).at("/envFrom/0/configMapRef/name").asText());
    assertThat(chart.names("ServiceAccount"))
        .containsExactly(chart.pod(service.module()).path("serviceAccountName").asText());
    Set<String> volumes =
        Chart.elements(chart.pod(service.module()).path("volumes"))
            .map(one -> one.path("name").asText())
            .collect(Collectors.toSet());
    assertThat(Chart.elements(chart.container(service.module()).path("volumeMounts")))
        .allMatch(mount -> volumes.contains(mount.path("name").asText()));
  }

  /**
   * Kubernetes' variables for other Services begin as our settings do, and would be taken for some.
   */
  @ParameterizedTest
  @MethodSource("deployed")
  void podsGetNoVariablesOfServices(Chart chart, ServiceModule service) {
    JsonNode links = chart.pod(service.module()).path("enableServiceLinks");

    assertThat(links.isBoolean() && !links.asBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void podsRunWithoutRoot(Chart chart, ServiceModule service) {
    JsonNode security = chart.pod(service.module()).path("securityContext");
    String image = Checkout.read("src/main/docker/Containerfile." + service.module());

    assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
    assertThat(image).contains("\nUSER " + security.path("runAsUser").asInt() + "\n");
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void imageIsOneThatIsDefined(Chart chart, ServiceModule service) {
    String image = chart.container(service.module()).path("image").asText();
    String name = image.substring(image.lastIndexOf('/') + 1, image.lastIndexOf(':'));

    assertThat(name).isEqualTo(service.module());
    assertThat(Checkout.read("src/main/docker/Containerfile." + name))
        .contains("-t ringbridge/" + name + " .")
        .contains("\nEXPOSE " + service.port() + "\n");
  }

  @Test
  void defaultImagesAreOfThisVersion() {
    String version =
        first("<artifactId>ringbridge</artifactId>\\s*<version>([^<]+)</version>", "pom.xml");

    assertThat(DEFAULTS.container("queue-api").path("image").asText())
        .isEqualTo("ringbridge/queue-api:" + version);
    assertThat(EVERYTHING.container("queue-api").path("image").asText())
        .isEqualTo("registry.example.com/team/ringbridge/queue-api:1.2");
    assertThat(Chart.yaml("Chart.yaml").path("appVersion").asText()).isEqualTo(version);
  }

  private static String first(String pattern, String file) {
    return Pattern.compile(pattern)
        .matcher(Checkout.read(file))
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyKeyOfTheSecretIsExplained() {
    String readme = Checkout.read("deploy/helm/ringbridge/README.md");

    assertThat(EVERYTHING.secretKeys())
        .containsExactlyInAnyOrderElementsOf(groups("(?m)^\\| `([a-z-]+)` \\|", readme))
        .containsExactlyInAnyOrderElementsOf(groups("--from-(?:file|literal)=([a-z-]+)=", readme));
  }

  private static Set<String> groups(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void withoutACarrierTheSecretNeedsNoCarriersKeys() {
    assertThat(DEFAULTS.secretKeys()).hasSize(9).noneMatch(key -> key.startsWith("carrier-"));
  }

  @Test
  void recordingsGoWhereTheValuesSay() {
    Map<String, String> settings = EVERYTHING.environment("telephony-adapters");
    String prefix = "RINGBRIDGE_TELEPHONY_RECORDINGS_";

    assertThat(settings)
        .containsEntry(prefix + "BUCKET_NAME", "example-recordings")
        .containsEntry(prefix + "BUCKET_ENDPOINT", "https://s3.example.com")
        .containsEntry(prefix + "BUCKET_REGION", "ca-central-1")
        .containsEntry(prefix + "BUCKET_PATH_STYLE", "true")
        .containsEntry(prefix + "BUCKET_PREFIX", "dialer");
    assertThat(EVERYTHING.secretKeys()).contains("recordings-access-key", "recordings-secret-key");
    JsonNode mount = EVERYTHING.container("telephony-adapters").at("/volumeMounts/1");
    assertThat(mount.path("mountPath").asText()).isEqualTo(settings.get(prefix + "FOLDER"));
    JsonNode volume = EVERYTHING.pod("telephony-adapters").at("/volumes/1");
    assertThat(volume.path("name")).isEqualTo(mount.path("name"));
    assertThat(volume.at("/persistentVolumeClaim/claimName").asText())
        .isEqualTo("dialer-recordings");
    assertThat(DEFAULTS.environment("telephony-adapters").keySet())
        .noneMatch(key -> key.startsWith(prefix));
  }

  @Test
  void everyPodReadsTheOneSecret() {
    assertThat(EVERYTHING.kind("Deployment"))
        .flatMap(one -> one.findValues("secretKeyRef"))
        .isNotEmpty()
        .allMatch(reference -> reference.path("name").asText().equals("dialer-secrets"));
  }

  @Test
  void gatewayFindsTheOtherServices() {
    Map<String, String> settings = DEFAULTS.environment("realtime-gateway");

    assertLeadsTo(settings.get("RINGBRIDGE_GATEWAY_QUEUE_URL"), "queue-api");
    assertLeadsTo(settings.get("RINGBRIDGE_GATEWAY_TELEPHONY_URL"), "telephony-adapters");
  }

  private static void assertLeadsTo(String url, String service) {
    JsonNode target = DEFAULTS.one(service, "Service");

    assertThat(URI.create(url))
        .hasScheme("http")
        .hasHost(Chart.name(target))
        .hasPort(target.at("/spec/ports/0/port").asInt());
  }

  @Test
  void ingressLeadsToTheGateway() {
    JsonNode ingress = EVERYTHING.kind("Ingress").get(0);
    JsonNode backend = ingress.at("/spec/rules/0/http/paths/0/backend/service");
    JsonNode gateway = EVERYTHING.one("realtime-gateway", "Service");

    assertThat(backend.path("name").asText()).isEqualTo(Chart.name(gateway));
    assertThat(backend.at("/port/name")).isEqualTo(gateway.at("/spec/ports/0/name"));
    assertThat(ingress.at("/spec/tls/0/hosts")).hasSize(1);
  }

  @Test
  void changedSettingsMakeNewPods() {
    String path = "/spec/template/metadata/annotations/checksum~1settings";
    Chart other = Chart.with(Map.of("realtimeGateway.settings.RINGBRIDGE_GATEWAY_LEASE", "9s"));

    assertThat(other.one("realtime-gateway", "Deployment").at(path))
        .isNotEqualTo(DEFAULTS.one("realtime-gateway", "Deployment").at(path));
    assertThat(other.one("queue-api", "Deployment").at(path))
        .isEqualTo(DEFAULTS.one("queue-api", "Deployment").at(path));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(Map.of("qeueApi.replicas", 2), "qeueApi"),
        Arguments.of(Map.of("queueApi.replicas", "two"), "replicas"),
        Arguments.of(Map.of("database.port", 70_000), "port"),
        Arguments.of(Map.of("kafka.bootstrapServers", "kafka"), "bootstrapServers"),
        Arguments.of(Map.of("queueApi.settings.ringbridge", "x"), "ringbridge"),
        Arguments.of(Map.of("ingress.enabled", true), "hosts"),
        Arguments.of(Map.of("carrier.enabled", true), "accountSid"),
        Arguments.of(Map.of("recordings.bucket.endpoint", "s3.example.com"), "endpoint"),
        Arguments.of(Map.of("publicUrl", "dial.example.com"), "publicUrl"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakenValueIsRefusedByName(Map<String, Object> values, String named) {
    assertThatThrownBy(() -> Chart.with(values)).hasMessageContaining(named);
  }
}
