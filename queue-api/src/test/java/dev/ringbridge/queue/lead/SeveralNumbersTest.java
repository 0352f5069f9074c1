package dev.ringbridge.queue.lead;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Given;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How leads come by several numbers, and that no number comes to two leads. */
@QuarkusTest
@WithTestResource(TestServers.class)
class SeveralNumbersTest {
  @Test
  void fileGivesLeadsTheirOtherNumbersAndAnyOfThemFindsThem() {
    UUID campaign =
        imported(
            "phone,Phone 2,alternate_phone,mobile3,name\n+12135570101,(213) 557-0102,,+12135570103,Ada\n+12135570104,,,,Bo\n",
            2,
            0);

    find(campaign, "5570103")
        .body("items.size()", is(1))
        .body("items[0].name", is("Ada"))
        .body("items[0].phone", is("+12135570101"))
        .body("items[0].numbers.phone", contains("+12135570101", "+12135570102", "+12135570103"))
        .body("items[0].numbers.next", contains(true, false, false))
        .body("items[0].numbers.state", contains("OPEN", "OPEN", "OPEN"))
        .body("items[0].attributes.size()", is(0));
    find(campaign, "5570104").body("items[0].numbers.phone", contains("+12135570104"));
  }

  @Test
  void numberThatCannotBeTakenIsLeftOutAndSaidSo() {
    UUID campaign = Given.campaign(Map.of());
    UUID batch =
        Given.upload(
            campaign,
            """
            phone,phone2,phone3,phone4,phone5,home_phone
            +12135570201,+12135570202,12,+12135570201,,
            +12135570202,,,,,
            +12135570203,+12135570204,,,,
            +12135570205,+12135570204,+12135570206,,,
            +12135570207,+12135570211,+12135570212,+12135570213,+12135570214,+12135570215
            """);

    progress(batch, 5, 3);
    Given.admin()
        .get("/api/v1/lead-batches/" + batch + "/refusals")
        .then()
        .body("items.row", contains(2, 5, 6))
        .body("items.reason", contains("OTHER_NUMBER", "OTHER_NUMBER", "OTHER_NUMBER"))
        .body(
            "items[0].message",
            is(
                "The lead was added without phone2 (another lead has it), phone3 (no number that can exist)."))
        .body("items[1].message", is("The lead was added without phone2 (another lead has it)."))
        .body("items[2].message", containsString("home_phone (more than 5 numbers)"));
    find(campaign, "5570201").body("items[0].numbers.phone", contains("+12135570201"));
    find(campaign, "5570205")
        .body("items[0].numbers.phone", contains("+12135570205", "+12135570206"));
    find(campaign, "5570207").body("items[0].numbers.size()", is(5));
  }

  @Test
  void rowWhoseNumberIsAnotherOfALeadIsADuplicate() {
    imported("phone,phone2\n+12135570301,+12135570302\n", 1, 0);
    UUID other = Given.campaign(Map.of());

    UUID batch = Given.upload(other, "phone,phone2\n+12135570302,+12135570303\n");

    assertSoon(
        () ->
            batch(batch)
                .body("state", is("IMPORTED"))
                .body("progress.added", is(0))
                .body("progress.duplicates", is(1)));
    find(other, "557030").body("items.size()", is(0));
    add(other, "+12135570302", List.of()).statusCode(409);
  }

  @Test
  void importsAtTheSameTimeGiveNoNumberToTwoLeads() {
    UUID one = Given.campaign(Map.of());
    UUID two = Given.campaign(Map.of());
    String first =
        rows(i -> "+1213558%04d,+1213559%04d".formatted(i, i)); // each other's numbers, crosswise
    String second = rows(i -> "+1213559%04d,+1213558%04d".formatted(i, i));

    List<CompletableFuture<UUID>> uploads =
        List.of(
            CompletableFuture.supplyAsync(() -> Given.upload(one, first)),
            CompletableFuture.supplyAsync(() -> Given.upload(two, second)));
    List<Integer> hands = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      hands.add(
          add(one, "+1213558%04d".formatted(i * 7), List.of("+1213559%04d".formatted(i * 7)))
              .extract()
              .statusCode());
    }

    uploads.forEach(upload -> assertSoon(() -> batch(upload.join()).body("state", is("IMPORTED"))));
    assertThat(hands).containsOnly(201, 409);
    Map<String, Long> owners =
        java.util.stream.Stream.of(one, two)
            .flatMap(campaign -> numbers(campaign).stream())
            .collect(Collectors.groupingBy(phone -> phone, Collectors.counting()));
    assertThat(owners.values()).containsOnly(1L);
    assertThat(owners).hasSize(600);
  }

  private static String rows(java.util.function.IntFunction<String> row) {
    return "phone,phone2\n"
        + IntStream.range(0, 300).mapToObj(row).collect(Collectors.joining("\n"))
        + "\n";
  }

  private static List<String> numbers(UUID campaign) {
    List<String> all = new ArrayList<>();
    String cursor = null;
    do {
      var page =
          Given.admin()
              .queryParam("campaignId", campaign)
              .queryParam("limit", 200)
              .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
              .get("/api/v1/leads")
              .then()
              .statusCode(200)
              .extract();
      all.addAll(page.path("items.numbers.flatten().phone"));
      cursor = page.path("nextCursor");
    } while (cursor != null);
    return all;
  }

  @Test
  void leadAddedByItselfHasAllOfItsNumbersOrIsNotAdded() {
    UUID campaign = Given.campaign(Map.of());
    add(campaign, "+12135570401", List.of("(213) 557-0402", "+12135570403"))
        .statusCode(201)
        .body("numbers.phone", contains("+12135570401", "+12135570402", "+12135570403"));

    add(campaign, "+12135570404", List.of("+12135570403"))
        .statusCode(409)
        .body("detail", is("Another lead has one of the other numbers already: phone 2."));
    add(campaign, "+12135570404", List.of("+12135570405", "12"))
        .statusCode(400)
        .body("errors[0].field", is("otherPhones"));
    find(campaign, "5570404").body("items.size()", is(0));
  }

  @Test
  void correctionAddsAndRemovesNumbers() {
    UUID campaign = Given.campaign(Map.of());
    String lead = add(campaign, "+12135570501", List.of()).statusCode(201).extract().path("id");

    correct(lead, List.of("+12135570502", "+12135570503"))
        .statusCode(200)
        .body("numbers.phone", contains("+12135570501", "+12135570502", "+12135570503"));
    correct(lead, List.of("+12135570503"))
        .statusCode(200)
        .body("numbers.phone", contains("+12135570501", "+12135570503"));
    add(campaign, "+12135570502", List.of()).statusCode(201);
    correct(lead, List.of("+12135570503", "+12135570502")).statusCode(409);
    correct(lead, List.of())
        .statusCode(200)
        .body("numbers.phone", contains("+12135570501"))
        .body("dialState", is("PENDING"));
    add(campaign, "+12135570503", List.of()).statusCode(201);
  }

  @Test
  void correctionBySomeoneWhoKnewAnotherNumberAsNextTakesNoneAway() {
    UUID campaign = Given.campaign(Map.of());
    List<String> others = List.of("+12135570902", "+12135570903", "+12135570904");
    String lead = add(campaign, "+12135570901", others).statusCode(201).extract().path("id");
    suppress("+12135570901");
    lead(lead).body("phone", is("+12135570902"));
    List<String> known =
        List.of("+12135570901", "+12135570902", "+12135570903", "+12135570904", "+12135570905");

    correct(lead, known).statusCode(200).body("numbers.phone", is(known));
  }

  @Test
  void numberInTheDoNotCallListIsPassedOverFromTheStart() {
    suppress("+12135570601");
    suppress("+12135570603");

    UUID campaign =
        imported("phone,phone2\n+12135570601,+12135570602\n+12135570604,+12135570603\n", 2, 0);

    find(campaign, "5570602")
        .body("items[0].dialState", is("PENDING"))
        .body("items[0].phone", is("+12135570602"))
        .body("items[0].numbers.state", contains("SUPPRESSED", "OPEN"));
    find(campaign, "5570604")
        .body("items[0].phone", is("+12135570604"))
        .body("items[0].numbers.state", contains("OPEN", "SUPPRESSED"));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.queue.MEDIUM", is(2)));
  }

  @Test
  void leadIsSuppressedOnlyWithAllOfItsNumbersAndBackWithTheFirst() {
    UUID campaign = Given.campaign(Map.of("practice", true));
    String lead =
        add(campaign, "+12135570701", List.of("+12135570702")).statusCode(201).extract().path("id");

    suppress("+12135570701");
    lead(lead)
        .body("dialState", is("PENDING"))
        .body("phone", is("+12135570702"))
        .body("numbers.state", contains("SUPPRESSED", "OPEN"));
    explanation(lead)
        .body("numbers.next", contains(false, true))
        .body(
            "numbers.text",
            contains(
                "It is on a do-not-call list, or its owner asked not to be called.",
                "It is dialed next."));
    String prefix =
        Given.admin()
            .body(Map.of("number", "+1213557070", "prefix", true))
            .post("/api/v1/suppressions")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    lead(lead).body("dialState", is("SUPPRESSED"));
    explanation(lead).body("stoppedBy", is("NOT_SUPPRESSED"));
    Given.admin().delete("/api/v1/suppressions/" + prefix).then().statusCode(204);
    lead(lead)
        .body("dialState", is("PENDING"))
        .body("phone", is("+12135570702"))
        .body("numbers.state", contains("SUPPRESSED", "OPEN"));
  }

  @Test
  void newNumberBringsBackALeadWhoseOnlyOneMustNotBeCalled() {
    UUID campaign = Given.campaign(Map.of());
    String lead = add(campaign, "+12135570801", List.of()).statusCode(201).extract().path("id");
    suppress("+12135570801");
    lead(lead).body("dialState", is("SUPPRESSED"));

    correct(lead, List.of("+12135570802"))
        .body("dialState", is("PENDING"))
        .body("phone", is("+12135570802"));
    Given.admin()
        .body(Map.of("otherPhones", List.of()))
        .patch("/api/v1/leads/" + lead)
        .then()
        .statusCode(200)
        .body("numbers.phone", contains("+12135570802"));
  }

  private static UUID imported(String file, int added, int partial) {
    UUID campaign = Given.campaign(Map.of());
    progress(Given.upload(campaign, file), added, partial);
    return campaign;
  }

  private static void progress(UUID batch, int added, int partial) {
    assertSoon(
        () ->
            batch(batch)
                .body("state", is("IMPORTED"))
                .body("progress.added", is(added))
                .body("progress.partial", is(partial)));
  }

  private static ValidatableResponse batch(UUID batch) {
    return Given.admin().get("/api/v1/lead-batches/" + batch).then();
  }

  private static ValidatableResponse find(UUID campaign, String text) {
    return Given.admin()
        .queryParam("campaignId", campaign)
        .queryParam("text", text)
        .get("/api/v1/leads")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse add(UUID campaign, String phone, List<String> others) {
    return Given.admin()
        .body(Map.of("campaignId", campaign, "phone", phone, "otherPhones", others))
        .post("/api/v1/leads")
        .then();
  }

  private static ValidatableResponse correct(String lead, List<String> others) {
    return Given.admin().body(Map.of("otherPhones", others)).patch("/api/v1/leads/" + lead).then();
  }

  private static void suppress(String number) {
    Given.admin()
        .body(Map.of("number", number))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse lead(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead).then().statusCode(200);
  }

  private static ValidatableResponse explanation(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/explanation").then().statusCode(200);
  }
}
