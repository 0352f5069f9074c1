package dev.ringbridge.loadtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

/** What the console's types are generated from is what the services answer by. */
@ExtendWith(OneHouse.class)
class ApiDescriptionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Place place;

  ApiDescriptionTest(Place place) {
    this.place = place;
  }

  /** If it is not: {@code curl localhost:8080/api/openapi > docs/openapi.yaml}. */
  @Test
  void apiIsTheOneInTheDocuments() throws Exception {
    URI served = place.house().console().resolve("/api/openapi");
    String now =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(served).build(), BodyHandlers.ofString())
            .body();
    Path repository = Path.of(System.getProperty("ringbridge.repository"));
    String documented = Files.readString(repository.resolve("docs/openapi.yaml"));

    assertThat(tree(now)).isEqualTo(tree(documented));
  }

  /** The order of what has names does not matter. */
  private static String tree(String yaml) throws Exception {
    return JSON.writerWithDefaultPrettyPrinter()
        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writeValueAsString(new Yaml().<Object>load(yaml));
  }
}
