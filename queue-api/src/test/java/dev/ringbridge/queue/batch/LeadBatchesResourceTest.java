package dev.ringbridge.queue.batch;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Given;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class LeadBatchesResourceTest {
  @Inject LeadBatches batches;

  @Test
  void importerThatComesLateChangesNothingOfAFileThatIsDone() {
    UUID batch = Given.upload(Given.campaign(Map.of()), "phone\n+12015550139\n");
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/lead-batches/" + batch)
                .then()
                .body("state", is("IMPORTED")));

    batches.refuse(batch, "its lease was over").await().atMost(Duration.ofSeconds(10));

    Given.admin()
        .get("/api/v1/lead-batches/" + batch)
        .then()
        .body("state", is("IMPORTED"))
        .body("reason", nullValue());
  }

  @Test
  void goodRowsAreDiallableAndBadOnesAreListedWithTheirReasons() {
    UUID campaign = Given.campaign(Map.of());
    UUID batch =
        Given.upload(
            campaign,
            "phone,name,priority\n+12015550130,Ada,urgent\n,Nobody,\n9.19812E+11,Excel,\n+12015550130,Twin,\n");

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/lead-batches/" + batch)
                .then()
                .body("state", is("IMPORTED"))
                .body("progress.rows", is(4))
                .body("progress.added", is(1))
                .body("progress.refused", is(2))
                .body("progress.duplicates", is(1)));
    Given.admin()
        .get("/api/v1/lead-batches/" + batch + "/refusals")
        .then()
        .body("items.row", hasItems(3, 4, 5))
        .body("items.reason", hasItems("PHONE_MISSING", "PHONE_SCIENTIFIC", "DUPLICATE"));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.queue.URGENT", is(1))
                .body("counts.leads.PENDING", is(1)));
    Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/leads")
        .then()
        .body("items.size()", is(1))
        .body("items[0].phone", is("+12015550130"))
        .body("items[0].rowNumber", is(2));
  }

  @Test
  void manyRowsComeInPagesAndNoneIsLost() {
    UUID campaign = Given.campaign(Map.of());
    String rows =
        IntStream.range(0, 12_345)
            .mapToObj(i -> "+1202%07d,Lead %d".formatted(5_550_000 + i, i))
            .collect(Collectors.joining("\n"));
    UUID batch = Given.upload(campaign, "phone,name\n" + rows + "\n");

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/lead-batches/" + batch)
                .then()
                .body("state", is("IMPORTED"))
                .body("progress.rows", is(12_345))
                .body("progress.added", is(12_345)));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.queue.MEDIUM", is(12_345)));
  }

  @Test
  void hopelessFileIsRefusedAndNothingKept() {
    UUID campaign = Given.campaign(Map.of());

    refused(campaign, "name\nAda\n", "No column is called phone");
    refused(campaign, "phone\n", "The file has no rows");
    refused(campaign, "PK\u0003\u0004\u0000\u0000", "This is not a text file");
    Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/lead-batches")
        .then()
        .body("items.size()", is(0));
  }

  private static void refused(UUID campaign, String file, String reason) {
    Given.admin()
        .contentType("text/csv")
        .queryParam("campaignId", campaign)
        .queryParam("filename", "x.csv")
        .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/api/v1/lead-batches")
        .then()
        .statusCode(400)
        .body("detail", startsWith(reason));
  }

  @Test
  void campaignOfAnotherOrganizationTakesNoLeads() {
    UUID campaign = Given.campaign(Map.of());

    Given.foreignAdmin()
        .contentType("text/csv")
        .queryParam("campaignId", campaign)
        .queryParam("filename", "x.csv")
        .queryParam("country", "US")
        .body("phone\n+12015550131\n")
        .post("/api/v1/lead-batches")
        .then()
        .statusCode(404);
  }

  @Test
  void leadsOfAnotherOrganizationDoNotExist() {
    UUID campaign = Given.campaign(Map.of());
    UUID batch = Given.upload(campaign, "phone\n+12015550132\n");
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/lead-batches/" + batch)
                .then()
                .body("state", is("IMPORTED")));
    String lead =
        Given.admin().queryParam("campaignId", campaign).get("/api/v1/leads").path("items[0].id");

    Given.foreignAdmin().get("/api/v1/leads/" + lead).then().statusCode(404);
    Given.foreignAdmin().get("/api/v1/lead-batches/" + batch).then().statusCode(404);
    Given.foreignAdmin().get("/api/v1/lead-batches/" + batch + "/refusals").then().statusCode(404);
    Given.foreignAdmin().get("/api/v1/leads").then().body("items.size()", is(0));
  }
}
