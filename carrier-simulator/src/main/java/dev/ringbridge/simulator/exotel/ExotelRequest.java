package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.http.ApiAnswer;
import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in.
 *
 * @param origin where it was sent to: scheme, host and port
 * @param path the variable parts of its path
 * @param form its body as a form, empty if it is none
 * @param body its body as text, empty if it has none
 */
record ExotelRequest(
    SimulatedExotelAccount account,
    String origin,
    Map<String, String> path,
    MultiMap query,
    MultiMap form,
    String body,
    Envelope envelope) {
  private static final JsonMapper MAPPER = new JsonMapper();

  String accountSid() {
    return account.accountSid();
  }

  String part(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  Optional<String> param(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** Its body as an object; a missing node if it is none. */
  JsonNode json() {
    try {
      JsonNode json = MAPPER.readTree(body);
      return json.isObject() ? json : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  ApiAnswer ok(Map<String, @Nullable Object> data) {
    return envelope.ok(data);
  }

  /** With what is said beside the code of the answer, and not below data. */
  ApiAnswer said(Map<String, @Nullable Object> parts) {
    return envelope.said(parts);
  }

  ApiAnswer accepted(Map<String, @Nullable Object> data) {
    return envelope.accepted(data);
  }

  ApiAnswer refused(ExotelError error) {
    return envelope.refused(error);
  }
}
