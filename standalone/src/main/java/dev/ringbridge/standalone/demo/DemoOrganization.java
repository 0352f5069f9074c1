package dev.ringbridge.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.standalone.folder.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The demo's users, campaign and leads: made by the API, once; a later start finds them there. */
public final class DemoOrganization {
  private static final String CAMPAIGN = "Demo: 1,000 sample leads";
  private static final int PAGE = 200;

  private final ApiClient admin;
  private final Secrets secrets;
  private final BooleanSupplier isEnding;

  /**
   * @param admin signed in as an admin
   * @param secrets where the users' passwords are kept
   * @param isEnding whether nobody is to be hired any more
   */
  public DemoOrganization(ApiClient admin, Secrets secrets, BooleanSupplier isEnding) {
    this.isEnding = isEnding;
    this.admin = admin;
    this.secrets = secrets;
  }

  /** The two users, besides the admin, whom the person at the terminal may sign in as. */
  public void makeLogins() {
    makeUser(
        "supervisor", "Sam Supervisor", "SUPERVISOR", secrets.readablePassword("login.supervisor"));
    makeUser("agent", "Alex Agent", "AGENT", secrets.readablePassword("login.agent"));
  }

  /** The simulated agents' user names. */
  public List<String> agentNames(int howMany) {
    return IntStream.rangeClosed(1, howMany).mapToObj("demo-agent-%02d"::formatted).toList();
  }

  /** Makes these agents, who all have the same password. */
  public void makeAgents(List<String> names) {
    List<String> known = users().stream().map(user -> user.path("username").asText()).toList();
    names.stream()
        .takeWhile(name -> !isEnding.getAsBoolean())
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                makeUser(
                    name, name.replace("demo-agent-", "Demo agent "), "AGENT", agentPassword()));
  }

  /** The password of the simulated agents. */
  public String agentPassword() {
    return secrets.password("login.demo-agents");
  }

  /** 409 says that they are there from the last time. */
  private void makeUser(String username, String name, String role, String password) {
    ApiClient.Answer answer =
        admin.post(
            "/api/v1/users",
            Map.of("username", username, "name", name, "role", role, "password", password));
    if (answer.status() != 409) {
      answer.required(201);
    }
  }

  private List<JsonNode> users() {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = admin.get("/api/v1/users?limit=" + PAGE + cursor).required(200);
      page.path("items").forEach(all::add);
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());
    return all;
  }

  /** The demo's campaign, with its leads. */
  public String makeCampaign(int leads) {
    String known = findCampaign();
    return known.isEmpty() ? createCampaign(leads) : known;
  }

  /** Has everybody there is work in this campaign. */
  public void staff(String campaign) {
    List<String> everybody =
        users().stream()
            .filter(
                user ->
                    user.path("role").asText().equals("AGENT") && user.path("active").asBoolean())
            .map(user -> user.path("id").asText())
            .toList();
    admin
        .put("/api/v1/campaigns/" + campaign + "/agents", Map.of("agentIds", everybody))
        .required(200);
  }

  private String findCampaign() {
    for (JsonNode campaign :
        admin.get("/api/v1/campaigns?limit=" + PAGE).required(200).path("items")) {
      if (campaign.path("name").asText().equals(CAMPAIGN)) {
        return campaign.path("id").asText();
      }
    }
    return "";
  }

  private String createCampaign(int leads) {
    Map<String, Object> settings =
        Map.of(
            "name",
            CAMPAIGN,
            "mode",
            "RATIO",
            "linesPerAgent",
            1,
            "practice",
            true,
            "detectMachines",
            true,
            "wrapUpSeconds",
            10);
    String id = admin.post("/api/v1/campaigns", settings).required(201).path("id").asText();
    admin
        .upload(
            "/api/v1/lead-batches?filename=sample-leads.csv&country=US&campaignId=" + id,
            sampleLeads(leads))
        .required(202);
    return id;
  }

  /** The first so many of the sample leads that are shipped with Ringbridge. */
  public static byte[] sampleLeads(int howMany) {
    try (InputStream file = DemoOrganization.class.getResourceAsStream("/demo/leads.csv")) {
      if (file == null) {
        throw new IllegalStateException("the sample leads are not in the program");
      }
      Stream<String> lines =
          new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().limit(howMany + 1L);
      return lines.collect(Collectors.joining("\n", "", "\n")).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the campaign, or lets it go on. */
  public void start(String campaign) {
    String state = admin.get("/api/v1/campaigns/" + campaign).required(200).path("state").asText();
    if (!state.equals("RUNNING")) {
      admin.post("/api/v1/campaigns/" + campaign + "/start", Map.of()).required(200);
    }
  }

  /** How the campaign stands. */
  public JsonNode counts(String campaign) {
    return admin.get("/api/v1/campaigns/" + campaign).required(200).path("counts");
  }
}
