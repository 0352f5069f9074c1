package dev.ringbridge.telephony.callerid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.exotel.ExotelStage;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which number calls show, with the real tables and a carrier's own log. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class CallerIdsTest {
  private static final String PATH = "/api/v1/caller-ids";

  @Inject Scene scene;
  @Inject Carriers carriers;
  @Inject CallerIdsAside aside;

  private final Admin admin = new Admin();
  private final UUID campaign = UUID.randomUUID();

  private UUID account() {
    return account(Admin.NUMBER, Admin.VERIFIED);
  }

  /**
   * One that this process dials with; it hears of an account's later numbers after a while only.
   */
  private UUID account(String... numbers) {
    admin.openAtTheCarrier();
    Map<String, Object> form = admin.form();
    form.put("callsPerSecond", 20);
    form.put("callerIds", List.of(numbers));
    UUID id = UUID.fromString(Admin.json(admin.post(form).statusCode(201)).get("id").asText());
    ExotelStage.until(() -> carriers.of(id).isPresent());
    return id;
  }

  private ValidatableResponse set(UUID accountId, String number, Map<String, ?> settings) {
    Map<String, Object> wanted = new HashMap<>(settings);
    wanted.put("accountId", accountId);
    wanted.put("number", number);
    wanted.putIfAbsent("resting", false);
    return admin.as(Role.ADMIN).body(wanted).put(PATH).then();
  }

  private PlaceCall job(UUID accountId, String number) {
    CallRef call = new CallRef(UUID.randomUUID(), campaign, UUID.randomUUID(), admin.tenancy);
    Instant now = Instant.now();
    return new PlaceCall(
        call, new PhoneNumber(number), accountId, now.plusSeconds(5), Examples.RULES, null, now);
  }

  private String shown(PlaceCall job) {
    return scene
        .row("select caller_id from telephony.placements where call_id = $1", job.call().callId())
        .getString(0);
  }

  @Test
  void numberOfTheCampaignsPoolIsShownAndCountedWithItsAnswers() {
    UUID id = account();
    set(id, Admin.VERIFIED, Map.of("campaignIds", List.of(campaign))).statusCode(200);
    List<PlaceCall> jobs = List.of(job(id, "+12125550107"), job(id, "+12125550102"));

    jobs.forEach(scene::publish);
    jobs.forEach(job -> scene.await(job.call(), CallEnded.class));

    assertThat(jobs).allMatch(job -> shown(job).equals(Admin.VERIFIED));
    scene.awaitRow(
        "select 1 from telephony.caller_id_days where account_id = $1 and number = $2 and calls = 2 and ended = 2 and answered = 1",
        id,
        Admin.VERIFIED);
    admin
        .as(Role.ADMIN)
        .get(PATH)
        .then()
        .statusCode(200)
        .body("", hasSize(2))
        .body("[1].number", equalTo(Admin.VERIFIED))
        .body("[1].campaignIds", equalTo(List.of(campaign.toString())))
        .body("[1].days[0].answered", equalTo(1))
        .body("[0].days", hasSize(0));
  }

  @Test
  void capsHoldHoweverManyAskAtOnceAndWithoutANumberTheAccountWaits() {
    UUID id = account();
    set(id, Admin.NUMBER, Map.of("dailyCap", 3)).statusCode(200);
    set(id, Admin.VERIFIED, Map.of("dailyCap", 4)).statusCode(200);
    List<PlaceCall> jobs =
        IntStream.range(0, 30)
            .mapToObj(i -> job(id, "+1415555%04d".formatted(1 + i * 100)))
            .toList();

    jobs.stream().parallel().forEach(scene::publish);
    jobs.forEach(job -> scene.await(job.call(), CallEnded.class));

    List<String> shown = jobs.stream().map(this::shown).filter(n -> n != null).toList();
    assertThat(shown).filteredOn(Admin.NUMBER::equals).hasSize(3);
    assertThat(shown).filteredOn(Admin.VERIFIED::equals).hasSize(4);
    assertThat(jobs)
        .filteredOn(job -> scene.await(job.call(), CallEnded.class).ending() == Ending.NOT_PLACED)
        .hasSize(23);
    admin.get("/" + id).body("state", equalTo("HELD")).body("hold.reason", equalTo("NO_CALLER_ID"));
  }

  @Test
  void numberThatTheCarrierRefusesRestsUntilItIsTakenBackOrATestFindsItRight() {
    String foreign = "+13105550172";
    UUID id = account(Admin.NUMBER, foreign);
    PlaceCall refused = job(id, "+13105550107");
    scene.publish(refused);

    assertThat(scene.await(refused.call(), CallEnded.class).ending()).isEqualTo(Ending.NOT_PLACED);
    assertThat(shown(refused)).isEqualTo(foreign);
    admin
        .as(Role.ADMIN)
        .get(PATH)
        .then()
        .body("[1].refusal", equalTo("HTTP 400, code 21210"))
        .body("[1].restedAt", notNullValue())
        .body("[0].restedAt", nullValue());
    PlaceCall next = job(id, "+13105550102");
    scene.publish(next);
    scene.await(next.call(), CallEnded.class);
    assertThat(shown(next)).isEqualTo(Admin.NUMBER);

    admin.test(id);
    admin.as(Role.ADMIN).get(PATH).then().body("[1].restedAt", notNullValue());
    admin.openAtTheCarrierWith(Set.of(Admin.NUMBER, foreign));
    admin.test(id);
    admin
        .as(Role.ADMIN)
        .get(PATH)
        .then()
        .body("[1].restedAt", nullValue())
        .body("[1].refusal", nullValue());
  }

  @Test
  void numberThatWasRefusedIsShownAgainByAnAdminAndOneThatAPersonRestsByNoTest() {
    String foreign = "+13105550173";
    UUID id = account(Admin.NUMBER, foreign);
    PlaceCall refused = job(id, "+13105550108");
    scene.publish(refused);
    assertThat(scene.await(refused.call(), CallEnded.class).ending()).isEqualTo(Ending.NOT_PLACED);

    set(id, foreign, Map.of("resting", true)).body("[1].refusal", notNullValue());
    set(id, foreign, Map.of("resting", false))
        .body("[1].restedAt", nullValue())
        .body("[1].refusal", nullValue());
    set(id, Admin.NUMBER, Map.of("resting", true)).statusCode(200);
    admin.test(id);
    admin.as(Role.ADMIN).get(PATH).then().body("[0].restedAt", notNullValue());
  }

  @Test
  void callToNoLeadShowsTheFirstNumberThatDoesNotRest() {
    UUID id = account();
    assertThat(first(id)).contains(Admin.VERIFIED);
    set(id, Admin.VERIFIED, Map.of("resting", true)).statusCode(200);
    assertThat(first(id)).contains(Admin.NUMBER);
    set(id, Admin.NUMBER, Map.of("resting", true)).statusCode(200);
    assertThat(first(id)).isEmpty();
  }

  private Optional<String> first(UUID accountId) {
    return aside
        .first(accountId, List.of(Admin.VERIFIED, Admin.NUMBER))
        .await()
        .atMost(Scene.PATIENCE);
  }

  @Test
  void numberThatRestsIsNotShownAndSomebodyElsesIsNotThere() {
    UUID id = account();
    set(id, Admin.VERIFIED, Map.of("resting", true)).statusCode(200);
    List<PlaceCall> jobs =
        List.of(job(id, "+12125550101"), job(id, "+13125550101"), job(id, "+14155550101"));

    jobs.forEach(scene::publish);
    jobs.forEach(job -> scene.await(job.call(), CallEnded.class));

    assertThat(jobs).allMatch(job -> shown(job).equals(Admin.NUMBER));
    set(id, "+12125550999", Map.of()).statusCode(404);
    Map<String, Object> foreign = Map.of("accountId", id, "number", Admin.NUMBER, "resting", true);
    new Admin().as(Role.ADMIN).body(foreign).put(PATH).then().statusCode(404);
    admin.as(Role.SUPERVISOR).get(PATH).then().statusCode(403);
  }
}
