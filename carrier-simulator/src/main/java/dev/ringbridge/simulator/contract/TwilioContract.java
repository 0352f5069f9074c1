package dev.ringbridge.simulator.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.MultiMap;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests and answers against what Twilio publishes of its API (the facts are in twilio.txt,
 * gathered from github.com/twilio/twilio-oai). Twilio itself ignores a parameter that it does not
 * know, so that a misspelt one goes unnoticed until it is missed; here it is said.
 */
public final class TwilioContract {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PAGE = "page";
  private static final String ERROR = "error";
  private static final String STATUS = "status";

  private final List<Operation> operations;
  private final Map<String, Map<String, Format>> resources;

  TwilioContract(List<Operation> operations, Map<String, Map<String, Format>> resources) {
    this.operations = List.copyOf(operations);
    this.resources = Map.copyOf(resources);
  }

  /** The contract as of this release. */
  public static TwilioContract today() {
    return ContractText.read();
  }

  /**
   * The operation that this is, as {@code POST {account}/Calls.json}; empty where there is none.
   */
  public Optional<String> operation(String method, String uri) {
    return find(method, uri).map(Operation::name);
  }

  /** All operations that there are. */
  public Set<String> operations() {
    Set<String> names = new TreeSet<>();
    operations.forEach(one -> names.add(one.name()));
    return names;
  }

  private Optional<Operation> find(String method, String uri) {
    return operations.stream().filter(one -> one.is(method, uri)).findFirst();
  }

  /** What is odd about a request; nothing about one that is not described. */
  public List<String> oddities(String method, String uri, MultiMap parameters) {
    return find(method, uri).map(one -> oddities(one, parameters)).orElse(List.of());
  }

  private static List<String> oddities(Operation operation, MultiMap given) {
    List<String> oddities = new ArrayList<>();
    given.forEach(
        (name, value) -> {
          Format format = operation.parameters().get(name);
          if (format == null) {
            oddities.add(name + " is no parameter of it");
          } else if (!value.isEmpty() && !format.text().test(value)) {
            oddities.add(name + " is not " + format.says());
          }
        });
    operation.required().stream()
        .filter(name -> !given.contains(name) || given.get(name).isEmpty())
        .sorted()
        .forEach(name -> oddities.add(name + " is missing"));
    return oddities;
  }

  /** What does not fit of the answer to a request that succeeded. */
  public List<String> faults(String method, String uri, int status, String body) {
    Operation operation =
        find(method, uri)
            .orElseThrow(() -> new IllegalArgumentException("not described: " + method));
    List<String> faults = new ArrayList<>();
    if (status != operation.status()) {
      faults.add("status " + status + " is not " + operation.status());
    }
    String resource = operation.resource();
    if (resource == null) {
      if (!body.isEmpty()) {
        faults.add("there is a body");
      }
    } else {
      check(read(body), resource, operation.list(), faults);
    }
    return faults;
  }

  /** What does not fit of the answer to a request that was refused: they are all alike. */
  public List<String> faultsOfRefusal(int status, String body) {
    List<String> faults = new ArrayList<>();
    JsonNode error = read(body);
    check(error, ERROR, Set.of(), faults);
    if (error.path(STATUS).asInt() != status) {
      faults.add("status " + status + " is not the " + error.path(STATUS).asInt() + " of its body");
    }
    return faults;
  }

  private void check(JsonNode answer, String resource, @Nullable String list, List<String> faults) {
    if (list == null) {
      check(answer, resource, Set.of(), faults);
    } else {
      check(answer, PAGE, Set.of(list), faults);
      answer.path(list).forEach(one -> check(one, resource, Set.of(), faults));
    }
  }

  private void check(JsonNode value, String resource, Set<String> besides, List<String> faults) {
    Map<String, Format> described = resources.getOrDefault(resource, Map.of());
    described.forEach(
        (name, format) -> {
          JsonNode property = value.get(name);
          if (property == null) {
            if (!format.optional()) {
              faults.add(resource + "." + name + " is missing");
            }
          } else if (!format.fits(property)) {
            faults.add(resource + "." + name + " is not " + format.says());
          }
        });
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!described.containsKey(name) && !besides.contains(name)) {
                faults.add(resource + "." + name + " is not described");
              }
            });
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
