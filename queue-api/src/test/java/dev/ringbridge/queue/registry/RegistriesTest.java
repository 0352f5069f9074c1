package dev.ringbridge.queue.registry;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class RegistriesTest {
  private static final Map<String, Object> REAL = Map.of("practice", false);

  @Inject Topics topics;
  @Inject Floor floor;

  @BeforeEach
  void open() {
    floor.openAccount("US", "GB", "CA", "IN", "AU");
  }

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  @Test
  void listedLeadIsNotDialedUnlessAGroundToCallItIsKnown() {
    UUID campaign = Floor.campaignWith(REAL, "phone\n+13085557301\n+13085557302\n", 2);
    String listed = lead(campaign, "+13085557301");
    String other = lead(campaign, "+13085557302");

    upload("US", today(), "area code,number\n308,5557301\n308,5557303\nnonsense 1\n")
        .body("numbers", is(2))
        .body("refused", is(1));

    assertSoon(() -> holds(listed, "NOT_LISTED", false));
    assertSoon(() -> holds(listed, "REGISTRY_CURRENT", true));
    holds(other, "NOT_LISTED", true);
    history(listed).body("items[0].kind", is("LISTED"));
    consent(listed, Map.of("scope", "CALLS", "source", "form"));
    holds(listed, "NOT_LISTED", true);
    UUID later = Floor.campaignWith(REAL, "phone\n+13085557303\n+13085557304\n", 2);
    holds(lead(later, "+13085557303"), "NOT_LISTED", false);
    holds(lead(later, "+13085557304"), "NOT_LISTED", true);
    Given.admin()
        .get("/api/v1/campaigns/" + later + "/check")
        .then()
        .body(
            "findings.find { it.code == 'LISTED' }.line",
            is(
                "1 of its 2 leads are on an official do-not-call list, and no ground to call them is known."));
  }

  @Test
  void newVersionReplacesTheOldAndOlderDataIsRefused() {
    UUID campaign = Floor.campaignWith(REAL, "phone\n+61298760001\n+61298760002\n", 2);
    upload("AU", today().minusDays(3), "0298760001\n");
    assertSoon(() -> holds(lead(campaign, "+61298760001"), "NOT_LISTED", false));

    upload("AU", today().minusDays(1), "+61298760002\n");

    assertSoon(() -> holds(lead(campaign, "+61298760001"), "NOT_LISTED", true));
    assertSoon(() -> holds(lead(campaign, "+61298760002"), "NOT_LISTED", false));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/registries")
                .then()
                .body("findAll { it.jurisdiction == 'AU' }.size()", is(1))
                .body("find { it.jurisdiction == 'AU' }.state", is("CURRENT"))
                .body("find { it.jurisdiction == 'AU' }.ageDays", is(1)));
    uploaded("AU", today().minusDays(2), "0298760001\n").statusCode(409);
  }

  @Test
  void listThatIsMissingOrTooOldStopsTheLeadsOfItsCountryAndSaysSo() {
    UUID missing = Floor.campaignWith(REAL, "phone\n+14165557305\n", 1);
    UUID exempt =
        Floor.campaignWith(
            Map.of("practice", false, "consultRegistries", false), "phone\n+14165557306\n", 1);
    UUID old = Floor.campaignWith(REAL, "phone\n+442079460305\n", 1);
    LocalDate date = today().minusDays(30);
    upload("GB", date, "02079460999\n");

    explained(lead(missing, "+14165557305"))
        .body(
            "rules.find { it.rule == 'REGISTRY_CURRENT' }.text",
            is("The National Do Not Call List of Canada has to be consulted, and is not here."));
    Given.admin()
        .get("/api/v1/campaigns/" + missing + "/check")
        .then()
        .body("startable", is(false))
        .body("findings.code", hasItem("REGISTRY_MISSING"));
    holds(lead(exempt, "+14165557306"), "REGISTRY_CURRENT", true);
    assertSoon(
        () ->
            explained(lead(old, "+442079460305"))
                .body(
                    "rules.find { it.rule == 'REGISTRY_CURRENT' }.text",
                    is(
                        "The Telephone Preference Service of United Kingdom is of %s: it may be no older than 28 days."
                            .formatted(date))));
    Given.admin()
        .get("/api/v1/registries")
        .then()
        .body("find { it.jurisdiction == 'CA' }.standing", is("MISSING"))
        .body("find { it.jurisdiction == 'GB' }.standing", is("TOO_OLD"))
        .body("find { it.jurisdiction == 'GB' }.mostDays", is(28));
  }

  @Test
  void relationshipLetsOneCallUntilItEnds() {
    UUID campaign = Floor.campaignWith(REAL, "phone\n+14165557307\n", 1);
    String lead = lead(campaign, "+14165557307");

    consent(
        lead,
        Map.of(
            "scope", "RELATIONSHIP", "source", "bought", "endsAt", Instant.now().plusSeconds(2)));
    holds(lead, "REGISTRY_CURRENT", true);

    assertSoon(() -> holds(lead, "REGISTRY_CURRENT", false));
  }

  /** India's hours run while those of the United States do not, and the other way round. */
  @Test
  void plannedCallToANumberThatIsListedNowIsTakenBack() {
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    Heard commands = topics.listen(Topic.CALL_COMMANDS);
    int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
    boolean india = hour >= 4 && hour < 15;
    String phone =
        india ? "+918041230001" : hour < 4 || hour >= 19 ? "+18089560001" : "+12125560001";
    UUID campaign =
        Floor.campaignWith(
            Map.of("practice", false, "consultRegistries", india), "phone\n" + phone + "\n", 1);
    Floor.start(campaign);
    floor.onShift(campaign, 1);
    PlaceCall job =
        jobs.await(1, PlaceCall.class, one -> one.call().campaignId().equals(campaign)).get(0);
    if (!india) {
      Given.admin()
          .body(Map.of("name", "Consults " + campaign, "consultRegistries", true))
          .put("/api/v1/campaigns/" + campaign)
          .then()
          .statusCode(200);
    }

    upload(india ? "IN" : "US", today(), phone + "\n");

    assertThat(commands.await(1, CancelCall.class, command -> command.call().equals(job.call())))
        .hasSize(1);
  }

  @Test
  void whatIsNoListIsRefusedAndOthersSeeNothing() {
    uploaded("US", today(), "not one number\n").statusCode(400).body("errors[0].field", is("file"));
    uploaded("XX", today(), "3085557309\n").statusCode(400);
    uploaded("US", today().plusDays(3), "3085557309\n")
        .statusCode(400)
        .body("errors[0].field", is("dataDate"));
    upload("NZ", today(), "+6493000001\n");
    Given.foreignAdmin()
        .get("/api/v1/registries")
        .then()
        .statusCode(200)
        .body("findAll { it.standing != 'MISSING' }.size()", is(0));
    Given.as(UUID.randomUUID(), Role.SUPERVISOR, Given.OURS)
        .contentType("text/csv")
        .queryParam("jurisdiction", "US")
        .queryParam("dataDate", today().toString())
        .queryParam("filename", "list.csv")
        .body("3085557309\n")
        .post("/api/v1/registries")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse upload(String jurisdiction, LocalDate date, String file) {
    return uploaded(jurisdiction, date, file).statusCode(202);
  }

  private static ValidatableResponse uploaded(String jurisdiction, LocalDate date, String file) {
    return Given.admin()
        .contentType("text/csv")
        .queryParam("jurisdiction", jurisdiction)
        .queryParam("dataDate", date.toString())
        .queryParam("filename", "list.csv")
        .body(file.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/registries")
        .then();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static void consent(String lead, Map<String, Object> consent) {
    Given.admin().body(consent).post("/api/v1/leads/" + lead + "/consents").then().statusCode(201);
  }

  private static void holds(String lead, String rule, boolean holds) {
    explained(lead).body("rules.find { it.rule == '%s' }.holds".formatted(rule), is(holds));
  }

  private static ValidatableResponse explained(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/explanation").then().statusCode(200);
  }

  private static ValidatableResponse history(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/history").then().statusCode(200);
  }

  private static String lead(UUID campaign, String phone) {
    return Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/leads")
        .path("items.find { it.phone == '%s' }.id".formatted(phone));
  }
}
