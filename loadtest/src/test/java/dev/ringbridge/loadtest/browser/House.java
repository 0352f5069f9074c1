package dev.ringbridge.loadtest.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.loadtest.StandaloneProcess;
import dev.ringbridge.standalone.demo.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Ringbridge of its own, empty but for its admin. */
final class House implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern ADMIN = Pattern.compile(".*sign in as admin +password (\\S+)");
  private static final String PASSWORD = "a-password-of-the-tests";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEMO_NUMBER = "+15005550006";

  private final Path folder;
  private final StandaloneProcess process;
  private final Login admin;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ApiClient api;

  private House(Path folder, StandaloneProcess process, Login admin) {
    this.folder = folder;
    this.process = process;
    this.admin = admin;
    this.api = new ApiClient(http, process.uri(), admin.username(), admin.password());
  }

  static House open() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ringbridge-browser");
    StandaloneProcess process = StandaloneProcess.start(folder, Map.of());
    String line =
        process
            .awaitLine(text -> ADMIN.matcher(text).matches(), PATIENCE)
            .orElseThrow(() -> new AssertionError("Ringbridge did not come up"));
    Matcher password = ADMIN.matcher(line);
    if (!password.matches()) {
      throw new AssertionError(line);
    }
    return new House(folder, process, new Login("admin", password.group(1)));
  }

  URI console() {
    return process.uri();
  }

  URI carrier() {
    return process.simulator();
  }

  Login admin() {
    return admin;
  }

  /** Somebody who may sign in from now on. */
  Login hire(String username, String name, String role) {
    Map<String, String> user =
        Map.of("username", username, "name", name, "role", role, "password", PASSWORD);
    api.post("/api/v1/users", user).required(201);
    return new Login(username, PASSWORD);
  }

  /** A campaign that is not started, with an agent and leads; its id. */
  String campaign(String name, Login agent, String leads) {
    return campaign(Map.of("name", name, "practice", true), agent, leads);
  }

  /** A running campaign that shows its leads before they are dialed. */
  void campaignWithPreview(String name, Login agent, String leads) {
    String id = campaign(Map.of("name", name, "practice", true, "mode", "PREVIEW"), agent, leads);
    api.post("/api/v1/campaigns/" + id + "/start", Map.of()).required(200);
  }

  /** A running campaign in which an agent dials by hand. */
  void campaignByHand(String name, Login... agents) {
    Map<String, Object> settings = Map.of("name", name, "practice", true, "mode", "MANUAL");
    String id = api.post("/api/v1/campaigns", settings).required(201).path("id").asText();
    List<String> ids = Arrays.stream(agents).map(this::idOf).toList();
    api.put("/api/v1/campaigns/" + id + "/agents", Map.of("agentIds", ids)).required(200);
    api.post("/api/v1/campaigns/" + id + "/start", Map.of()).required(200);
  }

  /** A carrier account that an admin added. */
  void account(Map<String, Object> account) {
    api.post("/api/v1/carrier-accounts", account).required(201);
  }

  private String campaign(Map<String, Object> settings, Login agent, String leads) {
    String id = api.post("/api/v1/campaigns", settings).required(201).path("id").asText();
    api.put("/api/v1/campaigns/" + id + "/agents", Map.of("agentIds", List.of(idOf(agent))))
        .required(200);
    api.upload(
            "/api/v1/lead-batches?filename=leads.csv&country=US&campaignId=" + id,
            leads.getBytes(StandardCharsets.UTF_8))
        .required(202);
    return id;
  }

  private String idOf(Login login) {
    for (JsonNode user : api.get("/api/v1/users?limit=200").required(200).path("items")) {
      if (user.path("username").asText().equals(login.username())) {
        return user.path("id").asText();
      }
    }
    throw new IllegalStateException(login.username() + " is not there");
  }

  /** Has the simulated carrier know an account, as its administrators would add one. */
  void accountAtCarrier(Map<String, Object> account) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(process.simulator().resolve("/simulator/accounts"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(account)))
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 201) {
      throw new AssertionError("the carrier answered " + status);
    }
  }

  /** Has a virtual person call the demo's number, of whose own number the network says this. */
  void ring(String from, String verification) throws IOException, InterruptedException {
    Map<String, String> call = Map.of("from", from, "to", DEMO_NUMBER, "stirVerstat", verification);
    HttpRequest request =
        HttpRequest.newBuilder(process.simulator().resolve("/simulator/incoming-calls"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(call)))
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 201) {
      throw new AssertionError("the carrier answered " + status);
    }
  }

  /** When the carrier saw this happen to the call to a number, by its own log. */
  Instant atCarrier(String kind, String number) throws IOException, InterruptedException {
    URI log = process.simulator().resolve("/simulator/log?from=0&limit=10000");
    String lines = http.send(HttpRequest.newBuilder(log).build(), BodyHandlers.ofString()).body();
    for (String line : lines.lines().toList()) {
      JsonNode entry = JSON.readTree(line);
      if (entry.path("kind").asText().equals(kind)
          && entry.path("details").path("to").asText().equals(number)) {
        return Instant.parse(entry.path("at").asText());
      }
    }
    throw new AssertionError("the carrier saw no " + kind + " of " + number);
  }

  /** What is heard in the live call to a number, as the carrier's page of calls has it. */
  JsonNode soundAtCarrier(String number) throws IOException, InterruptedException {
    URI calls = process.simulator().resolve("/simulator/calls");
    String body = http.send(HttpRequest.newBuilder(calls).build(), BodyHandlers.ofString()).body();
    for (JsonNode call : JSON.readTree(body).path("calls")) {
      if (call.path("to").asText().equals(number)) {
        return call.path("sound");
      }
    }
    throw new AssertionError("no call to " + number + " is going on");
  }

  @Override
  public void close() throws IOException {
    process.close();
    StandaloneProcess.delete(folder);
  }
}
