package dev.ringbridge.standalone.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import dev.ringbridge.standalone.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The chart as Kubernetes would get it. */
final class Chart {
  static final Path FOLDER = Checkout.path("deploy/helm/ringbridge");
  static final String RELEASE = "dialer";
  private static final Path EVERYTHING = FOLDER.resolve("ci/everything-values.yaml");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final List<JsonNode> documents;

  private Chart(String rendered) {
    try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
      documents = values.readAll().stream().filter(JsonNode::isObject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Chart withDefaults() {
    return with(Map.of());
  }

  static Chart with(Map<String, Object> values) {
    TemplateCommand command = template();
    values.forEach(command::set);
    return new Chart(command.call());
  }

  static Chart withEverything() {
    return new Chart(template().withValuesFile(EVERYTHING).call());
  }

  private static TemplateCommand template() {
    return new Helm(FOLDER).template().withName(RELEASE).withNamespace("telephones");
  }

  static JsonNode yaml(String file) {
    try {
      return YAML.readTree(FOLDER.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonNode> kind(String kind) {
    return documents.stream().filter(one -> one.path("kind").asText().equals(kind)).toList();
  }

  List<String> names(String kind) {
    return kind(kind).stream().map(Chart::name).toList();
  }

  /** The objects of a kind that belong to a service. */
  List<JsonNode> of(String service, String kind) {
    return kind(kind).stream()
        .filter(one -> labels(one.path("metadata")).path(NAME_LABEL).asText().equals(service))
        .toList();
  }

  JsonNode one(String service, String kind) {
    List<JsonNode> found = of(service, kind);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of kind " + kind + " for " + service);
    }
    return found.get(0);
  }

  JsonNode pod(String service) {
    return one(service, "Deployment").at("/spec/template/spec");
  }

  JsonNode container(String service) {
    return pod(service).at("/containers/0");
  }

  /** A pod's environment; what comes from the Secret stands as the name of its key. */
  Map<String, String> environment(String service) {
    Map<String, String> all = new HashMap<>();
    one(service, "ConfigMap")
        .path("data")
        .properties()
        .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
    elements(container(service).path("env"))
        .forEach(
            variable ->
                all.put(
                    variable.path("name").asText(),
                    variable.at("/valueFrom/secretKeyRef/key").asText()));
    return all;
  }

  /** The keys that the pods read from the Secret. */
  List<String> secretKeys() {
    List<String> keys = new ArrayList<>();
    kind("Deployment").stream()
        .flatMap(one -> elements(one.at("/spec/template/spec/containers/0/env")))
        .forEach(variable -> keys.add(variable.at("/valueFrom/secretKeyRef/key").asText()));
    return keys.stream().distinct().toList();
  }

  static final String NAME_LABEL = "app.kubernetes.io/name";

  static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  static JsonNode labels(JsonNode metadata) {
    return metadata.path("labels");
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
