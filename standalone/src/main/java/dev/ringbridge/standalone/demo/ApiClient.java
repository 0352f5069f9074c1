package dev.ringbridge.standalone.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who uses Ringbridge's API as everybody does: signs in, asks and sends. */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(2);

  private final HttpClient http;
  private final URI base;
  private final String username;
  private final String password;
  private String token = "";
  private Instant renewAt = Instant.MIN;

  /**
   * @param http shared by many clients
   * @param base where the API is
   */
  public ApiClient(HttpClient http, URI base, String username, String password) {
    this.http = http;
    this.base = base;
    this.username = username;
    this.password = password;
  }

  /** A token that is valid for a while longer. */
  public synchronized String token() {
    if (Instant.now().isAfter(renewAt)) {
      Answer session =
          exchange(
              "POST",
              "/api/v1/auth/login",
              null,
              JSON.valueToTree(Map.of("username", username, "password", password)));
      token = session.required(200).path("accessToken").asText();
      renewAt = Instant.parse(session.body().path("expiresAt").asText()).minus(BEFORE_EXPIRY);
    }
    return token;
  }

  /** Asks. */
  public Answer get(String path) {
    return exchange("GET", path, token(), null);
  }

  /** Sends something that is to happen once. */
  public Answer post(String path, Map<String, ?> body) {
    return exchange("POST", path, token(), JSON.valueToTree(body));
  }

  /** Sends something that replaces what was there. */
  public Answer put(String path, Map<String, ?> body) {
    return exchange("PUT", path, token(), JSON.valueToTree(body));
  }

  /** Sends a file. */
  public Answer upload(String path, byte[] file) {
    return send(
        request(path, token())
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofByteArray(file))
            .build());
  }

  private Answer exchange(
      String method, String path, @Nullable String bearer, @Nullable JsonNode body) {
    HttpRequest.BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
    HttpRequest.Builder request = request(path, bearer).method(method, publisher);
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", UUID.randomUUID().toString());
    }
    return send(request.build());
  }

  private HttpRequest.Builder request(String path, @Nullable String bearer) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("detail", body);
    }
  }

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param body the JSON, an empty object where there was none
   */
  public record Answer(int status, JsonNode body) {
    /**
     * The body of the answer that was expected.
     *
     * @throws IllegalStateException if it is another
     */
    public JsonNode required(int expected) {
      if (status != expected) {
        throw new IllegalStateException("answered " + status + ": " + body.path("detail").asText());
      }
      return body;
    }
  }
}
