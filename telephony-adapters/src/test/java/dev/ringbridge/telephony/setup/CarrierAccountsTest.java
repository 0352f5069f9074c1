package dev.ringbridge.telephony.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.Route;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class CarrierAccountsTest {
  @Inject Scene scene;
  @Inject Tails tails;

  private final Admin admin = new Admin();

  @Test
  void addedAccountIsShownWithoutItsSecrets() {
    String body =
        admin
            .post(admin.form())
            .statusCode(201)
            .body("state", equalTo("OPEN"))
            .body("managed", equalTo(true))
            .body("preference", equalTo(10))
            .body("callerIds", hasItem(Admin.NUMBER))
            .extract()
            .asString();

    assertThat(body)
        .contains(admin.accountSid())
        .doesNotContain(admin.authToken(), admin.keySecret());
    assertThat(admin.get("").statusCode(200).extract().asString())
        .contains(admin.accountSid())
        .doesNotContain(admin.authToken(), admin.keySecret());
  }

  @Test
  void secretsAreShownAsSetOnADate() {
    JsonNode account = Admin.json(admin.post(admin.form()).statusCode(201));

    for (JsonNode setting : account.get("settings")) {
      boolean secret = Set.of("authToken", "apiKeySecret").contains(setting.get("name").asText());
      assertThat(setting.get("value").isNull()).isEqualTo(secret);
      assertThat(setting.get("setAt").isNull()).isEqualTo(!secret);
    }
    assertThat(account.get("settings")).hasSize(5);
  }

  @Test
  void noTableTopicOrOutboxHoldsASecretInTheClear() {
    UUID id = admin.add();
    List<AccountSnapshot> said = new CopyOnWriteArrayList<>();
    tails.state(Set.of(Topic.ACCOUNT_STATE), event -> said.add((AccountSnapshot) event));

    for (String table :
        List.of("accounts", "account_settings", "account_secrets", "account_changes", "outbox")) {
      scene
          .rows(
              "select t::text from telephony." + table + " t where organization_id = $1",
              admin.tenancy.organizationId())
          .forEach(
              row ->
                  assertThat(row.getString(0))
                      .doesNotContain(admin.authToken(), admin.keySecret())
                      .doesNotContain(hex(admin.authToken()), hex(admin.keySecret())));
    }
    assertThat(said).anyMatch(one -> one.accountId().equals(id) && one.open() && one.hearsKeys());
    assertThat(said.toString()).doesNotContain(admin.authToken(), admin.accountSid());
    assertThat(scene.rows("select 1 from telephony.account_secrets where account_id = $1", id))
        .hasSize(2);
  }

  private static String hex(String text) {
    StringBuilder hex = new StringBuilder();
    text.chars().forEach(one -> hex.append(Integer.toHexString(one)));
    return hex.toString();
  }

  @Test
  void addedAccountIsOnAirWithinTwoSecondsWithItsOwnCredentials() {
    admin.openAtTheCarrier();
    UUID id = admin.add();
    JsonNode softphone = awaitSoftphone();

    CallRef call = dial(id);

    scene.await(call, CallPlaced.class);
    scene.await(call, CallAnswered.class);
    assertThat(scene.awaitAtCarrier(call, "answered").accountSid()).isEqualTo(admin.accountSid());
    assertThat(softphone.get("kind").asText()).isEqualTo("simulated");
    String token = softphone.get("token").asText();
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    assertThat(new String(payload, StandardCharsets.UTF_8))
        .contains(admin.accountSid(), admin.applicationSid());
  }

  private JsonNode awaitSoftphone() {
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (true) {
      ValidatableResponse answer = admin.as(Role.AGENT).get("/api/v1/softphone").then();
      if (answer.extract().statusCode() == 200) {
        return Admin.json(answer);
      }
      assertThat(System.nanoTime()).as("a softphone within two seconds").isLessThan(end);
    }
  }

  private CallRef dial(UUID accountId) {
    CallRef call =
        new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), admin.tenancy);
    Instant now = Instant.now();
    scene.publish(
        new PlaceCall(
            call,
            new PhoneNumber("+18185550108"),
            accountId,
            now.plusSeconds(5),
            Examples.RULES,
            null,
            now));
    return call;
  }

  @Test
  void sameRequestWithTheSameKeyAddsOnce() {
    String first = admin.post(admin.form(), "once").statusCode(201).extract().path("id");

    admin.post(admin.form(), "once").statusCode(201).body("id", equalTo(first));
    admin.get("").body("items", hasSize(1));
    Map<String, Object> other = admin.form();
    Map<String, String> settings = admin.settings();
    settings.put("accountSid", "AC" + "7".repeat(32));
    other.put("settings", settings);
    admin.post(other, "once").statusCode(409).body("code", equalTo("CONFLICT"));
  }

  @Test
  void oneAccountOfTheCarrierIsSetUpOnceAcrossOrganizations() {
    admin.add();
    Admin other = new Admin();
    Map<String, Object> form = other.form();
    form.put("settings", admin.settings());

    admin.post(admin.form()).statusCode(409);
    other.post(form).statusCode(409).body("detail", containsString("set up here already"));
  }

  @Test
  void configuredAccountCannotBeAddedAgain() {
    Map<String, Object> form = admin.form();
    Map<String, String> settings = admin.settings();
    settings.put("accountSid", SimulatedCarrier.ACCOUNT_SID);
    form.put("settings", settings);

    admin.post(form).statusCode(409);
  }

  @ParameterizedTest
  @CsvSource({
    "accountSid, AC1, Pattern",
    "authToken, '', NotBlank",
    "authToken, 'two words', Pattern",
    "apiKeySid, AC00000000000000000000000000000001, Pattern",
    "colour, blue, Known"
  })
  void settingThatIsNotRightIsRefusedByNameAndNotRepeated(
      String name, String value, String constraint) {
    Map<String, Object> form = admin.form();
    Map<String, String> settings = admin.settings();
    settings.put(name, value);
    form.put("settings", settings);

    String body =
        admin
            .post(form)
            .statusCode(400)
            .body("code", equalTo("VALIDATION_ERROR"))
            .body("errors.field", hasItem("settings." + name))
            .body("errors.constraint", hasItem(constraint))
            .extract()
            .asString();
    if (name.equals("authToken") && !value.isEmpty()) {
      assertThat(body).doesNotContain(value);
    }
  }

  @ParameterizedTest
  @CsvSource({"callerIds, 2125550100", "countries, XX", "countries, us", "callsPerSecond, 0"})
  void fieldThatIsNotRightIsRefused(String field, String value) {
    Map<String, Object> form = admin.form();
    form.put(field, field.equals("callsPerSecond") ? Double.valueOf(value) : List.of(value));

    admin.post(form).statusCode(400).body("errors.field.toString()", containsString(field));
  }

  @Test
  void changeLeavesWhatItDoesNotNameAndIsWrittenDown() {
    UUID id = admin.add();
    Map<String, String> settings = new HashMap<>();
    settings.put("authToken", "another-token");
    settings.put("applicationSid", "");

    admin
        .patch(id, Map.of("name", "Second line", "callsPerSecond", 2.5, "settings", settings))
        .statusCode(200)
        .body("name", equalTo("Second line"))
        .body("callsPerSecond", equalTo(2.5f))
        .body("callerIds", hasItem(Admin.NUMBER))
        .body("settings.name", not(hasItem("applicationSid")))
        .body("settings.name", hasItem("apiKeySecret"));

    String changes =
        admin
            .get("/" + id + "/changes")
            .statusCode(200)
            .body("items[0].action", equalTo("CHANGED"))
            .body("items[0].userName", equalTo("Ada"))
            .body("items[0].changed", hasItem("authToken"))
            .body("items[1].action", equalTo("ADDED"))
            .extract()
            .asString();
    assertThat(changes).doesNotContain("another-token", admin.authToken());
  }

  @Test
  void routesAreToldToWhoeverDialsAndTakenAwayAgain() {
    UUID id = admin.add();
    List<AccountSnapshot> said = new CopyOnWriteArrayList<>();
    tails.state(Set.of(Topic.ACCOUNT_STATE), event -> said.add((AccountSnapshot) event));
    List<Map<String, Object>> routes =
        List.of(Map.of("to", "+1212"), Map.of("to", "US", "order", 2), Map.of("to", "*"));

    admin
        .patch(id, Map.of("routes", routes))
        .statusCode(200)
        .body("routes.to", equalTo(List.of("+1212", "US", "*")))
        .body("routes.order", equalTo(List.of(1, 2, 1)));

    List<Route> told = List.of(new Route("+1212", 1), new Route("US", 2), new Route("*", 1));
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (said.stream()
        .noneMatch(one -> one.accountId().equals(id) && one.routes().equals(told))) {
      assertThat(System.nanoTime()).as("the routes on account.state").isLessThan(end);
    }
    admin.patch(id, Map.of("name", "Another")).body("routes.to", hasItem("+1212"));
    admin.patch(id, Map.of("routes", List.of())).statusCode(200).body("routes", hasSize(0));
    admin
        .get("/" + id + "/changes")
        .body(
            "items.changed",
            equalTo(List.of(List.of("routes"), List.of("name"), List.of("routes"), List.of())));
  }

  @ParameterizedTest
  @CsvSource({"IN, may not call IN", "India, is an ISO 3166 code", "91, is an ISO 3166 code"})
  void routeThatWouldDoNothingIsRefused(String to, String why) {
    Map<String, Object> form = admin.form();
    form.put("routes", List.of(Map.of("to", to)));

    admin.post(form).statusCode(400).body("errors.message.toString()", containsString(why));
  }

  @Test
  void changeOfNothingIsNoChange() {
    UUID id = admin.add();

    admin.patch(id, Map.of("name", "Main line", "preference", 10)).statusCode(200);
    admin.get("/" + id + "/changes").body("items", hasSize(1));
  }

  @Test
  void accountSidStays() {
    UUID id = admin.add();

    admin
        .patch(id, Map.of("settings", Map.of("accountSid", "AC" + "5".repeat(32))))
        .statusCode(400)
        .body("errors.constraint", hasItem("Fixed"));
    admin.patch(id, Map.of("settings", Map.of("accountSid", admin.accountSid()))).statusCode(200);
  }

  @Test
  void closedAccountDialsNobodyUntilItIsOpenedAgain() {
    UUID id = admin.add();

    admin.patch(id, Map.of("open", false)).statusCode(200).body("state", equalTo("CLOSED"));
    assertThat(scene.rows("select 1 from telephony.accounts where id = $1 and not open", id))
        .hasSize(1);
    admin.patch(id, Map.of("open", true)).statusCode(200).body("state", equalTo("OPEN"));
    admin
        .get("/" + id + "/changes")
        .body("items.action", equalTo(List.of("OPENED", "CLOSED", "ADDED")));
  }

  @Test
  void refusedAccountSaysSoAndOpensWithItsCorrectedSecret() {
    UUID id = admin.add();
    scene.engine(
        work ->
            work.sql()
                .query(
                    "update telephony.accounts set open = false, refused = true, version = version + 1 where id = '"
                        + id
                        + "'")
                .execute());

    admin.get("/" + id).body("state", equalTo("REFUSED"));
    admin.patch(id, Map.of("name", "Renamed")).body("state", equalTo("REFUSED"));
    admin
        .patch(id, Map.of("settings", Map.of("authToken", "corrected-token")))
        .body("state", equalTo("OPEN"));
  }

  @Test
  void otherOrganizationsSeeNothingOfIt() {
    UUID id = admin.add();
    Admin other = new Admin();

    other.get("").body("items", hasSize(0));
    other.get("/" + id).statusCode(404);
    other.get("/" + id + "/changes").statusCode(404);
    other.patch(id, Map.of("name", "Mine")).statusCode(404);
    other.as(Role.ADMIN).post("/api/v1/carrier-accounts/" + id + "/test").then().statusCode(404);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyAdminsMay(Role role) {
    UUID id = admin.add();
    boolean may = role == Role.ADMIN;

    for (String path : List.of("", "/kinds", "/" + id, "/" + id + "/changes")) {
      admin.as(role).get("/api/v1/carrier-accounts" + path).then().statusCode(may ? 200 : 403);
    }
    admin
        .as(role)
        .body(Map.of("name", "Other"))
        .patch("/api/v1/carrier-accounts/" + id)
        .then()
        .statusCode(may ? 200 : 403);
  }

  @Test
  void listComesPageByPage() {
    List<UUID> ids = List.of(admin.add(), secondAccount(), secondAccount());

    JsonNode first = Admin.json(admin.get("?limit=2").statusCode(200));
    JsonNode last = Admin.json(admin.get("?limit=2&cursor=" + first.get("nextCursor").asText()));
    assertThat(first.get("items")).hasSize(2);
    assertThat(last.get("items")).hasSize(1);
    assertThat(last.get("items").get(0).get("id").asText()).isEqualTo(ids.get(2).toString());
    assertThat(last.get("nextCursor").isNull()).isTrue();
  }

  private UUID secondAccount() {
    Map<String, Object> form = admin.form();
    form.put("settings", new Admin().settings());
    return UUID.fromString(Admin.json(admin.post(form).statusCode(201)).get("id").asText());
  }

  @Test
  void kindsSayWhatACarrierNeeds() {
    admin
        .get("/kinds")
        .statusCode(200)
        .body("find { it.kind == 'twilio' }.hindrance", nullValue())
        .body("find { it.kind == 'twilio' }.simulable", equalTo(true))
        .body("find { it.kind == 'twilio' }.callsAgents", equalTo(false))
        .body("find { it.kind == 'exotel' }.callsAgents", equalTo(true))
        .body(
            "find { it.kind == 'twilio' }.fields.findAll { it.required }.name",
            equalTo(List.of("accountSid", "authToken")))
        .body(
            "find { it.kind == 'twilio' }.fields.findAll { it.secret }.name",
            equalTo(List.of("authToken", "apiKeySecret")));
  }

  @Test
  void formsDoNotSayWhatIsInThem() {
    assertThat(
            Json.MAPPER.convertValue(admin.form(), AccountForms.NewCarrierAccount.class).toString())
        .doesNotContain(admin.authToken());
  }
}
