package dev.ringbridge.standalone.deploy;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.embedded.testing.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart asks of a pod is answered, by the same extensions that every service has. */
@QuarkusTest
@WithTestResource(TestServers.class)
class ProbesTest {
  static Stream<String> paths() {
    return Chart.withDefaults().kind("Deployment").stream()
        .flatMap(
            one ->
                Stream.concat(
                    one.findValues("httpGet").stream().map(get -> get.path("path")),
                    one.findValues("prometheus.io/path").stream()))
        .map(JsonNode::asText)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void pathIsAnswered(String path) {
    given().get(path).then().statusCode(200);
  }
}
