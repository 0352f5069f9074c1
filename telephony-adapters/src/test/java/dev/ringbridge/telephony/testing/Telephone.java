package dev.ringbridge.telephony.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.json.Json;
import io.restassured.RestAssured;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An agent's softphone: gets its token by REST as a browser does, and connects to the carrier. */
public final class Telephone implements AutoCloseable, WebSocket.Listener {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final UUID agentId;
  private final JsonNode softphone;
  private WebSocket socket;

  private Telephone(UUID agentId) {
    this(agentId, softphone(agentId, Role.AGENT));
  }

  private Telephone(UUID agentId, JsonNode softphone) {
    this.agentId = agentId;
    this.softphone = softphone;
  }

  /** A new agent, whose leg is up when this returns. */
  public static Telephone up(Scene scene) {
    return up(scene, UUID.randomUUID());
  }

  public static Telephone up(Scene scene, UUID agentId) {
    Telephone telephone = new Telephone(agentId);
    telephone.connect(telephone.softphone.get("connectParams"));
    telephone.await("open");
    return telephone;
  }

  /** The telephone of an agent with what the service gave their browser; its leg is up. */
  public static Telephone up(UUID agentId, JsonNode softphone) {
    Telephone telephone = new Telephone(agentId, softphone);
    telephone.connect(softphone.get("connectParams"));
    telephone.await("open");
    return telephone;
  }

  /** The same, before it connects. */
  public static Telephone idle(UUID agentId, JsonNode softphone) {
    return new Telephone(agentId, softphone);
  }

  /** A telephone that has not connected its leg. */
  public static Telephone idle() {
    return new Telephone(UUID.randomUUID());
  }

  /** An access token of a user. */
  public static String token(UUID userId, Role role) {
    return Jwt.subject(userId.toString())
        .groups(role.name())
        .claim(Caller.ORGANIZATION, Examples.TENANCY.organizationId().toString())
        .claim(Caller.BRANCH, Examples.TENANCY.branchId().toString())
        .claim(Caller.NAME, "Ada")
        .expiresIn(60)
        .sign();
  }

  /** What the service gives an agent's browser. */
  public static JsonNode softphone(UUID agentId, Role role) {
    String body =
        RestAssured.given()
            .header("Authorization", "Bearer " + token(agentId, role))
            .get("/api/v1/softphone")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return read(body);
  }

  /** Connects the leg with these parameters. */
  public void connect(JsonNode params) {
    String url = softphone.get("url").asText() + "?token=" + softphone.get("token").asText();
    socket = HTTP.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    await("ready");
    send(Map.of("type", "connect", "params", params));
  }

  public UUID agentId() {
    return agentId;
  }

  public JsonNode softphone() {
    return softphone;
  }

  /** The agent ends the leg. */
  public void hangUp() {
    send(Map.of("type", "hangup"));
  }

  /** The network is gone. */
  public void drop() {
    socket.abort();
  }

  /** The carrier loses it, before this returns. */
  public void dropAtCarrier() {
    URI address =
        SimulatedCarrier.simulator()
            .uri()
            .resolve("/simulator/clients/" + softphone.get("identity").asText() + "/drop");
    HttpRequest request =
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()).build();
    int status = HTTP.sendAsync(request, BodyHandlers.discarding()).join().statusCode();
    assertThat(status).isLessThan(300);
  }

  private void send(Object frame) {
    try {
      socket.sendText(Json.MAPPER.writeValueAsString(frame), true).join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a frame of this type. */
  public JsonNode await(String type) {
    try {
      JsonNode frame = frames.poll(10, TimeUnit.SECONDS);
      while (frame != null && !frame.get("type").asText().equals(type)) {
        frame = frames.poll(10, TimeUnit.SECONDS);
      }
      if (frame == null) {
        throw new AssertionError("no frame: " + type);
      }
      return frame;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The leg that is up, as telephony says it. */
  public AgentLegUp leg(Scene scene) {
    return scene.awaitLeg(agentId, AgentLegUp.class);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      frames.add(read(part.toString()));
      part.setLength(0);
    }
    return WebSocket.Listener.super.onText(from, data, last);
  }

  private static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
