package dev.ringbridge.telephony.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.HoldReason;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Tails;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Money and fraud, with the real tables, topics and a carrier's own log. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class GuardTest {
  private static final String PATH = "/api/v1/carrier-guard";

  @Inject Scene scene;
  @Inject Tails tails;

  private final Admin admin = new Admin();

  /** An account that dials fast, with limits of its own. */
  private UUID account(Map<String, ?> limits) {
    admin.openAtTheCarrier();
    Map<String, Object> form = admin.form();
    form.put("callsPerSecond", 200);
    UUID id = UUID.fromString(Admin.json(admin.post(form).statusCode(201)).get("id").asText());
    put("/accounts/" + id + "/limits", limits).statusCode(200);
    return id;
  }

  private ValidatableResponse put(String path, Map<String, ?> wanted) {
    return admin.as(Role.ADMIN).body(wanted).put(PATH + path).then();
  }

  private ValidatableResponse post(String path, Map<String, ?> wanted) {
    return admin.as(Role.ADMIN).body(wanted).post(PATH + path).then();
  }

  private ValidatableResponse guard() {
    return admin.as(Role.ADMIN).get(PATH).then().statusCode(200);
  }

  private PlaceCall job(UUID accountId, String number) {
    CallRef call =
        new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), admin.tenancy);
    Instant now = Instant.now();
    return new PlaceCall(
        call, new PhoneNumber(number), accountId, now.plusSeconds(5), Examples.RULES, null, now);
  }

  private CallRef dial(UUID accountId, String number) {
    PlaceCall job = job(accountId, number);
    scene.publish(job);
    return job.call();
  }

  private List<PlaceCall> jobs(UUID accountId, String block, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> job(accountId, "%s%04d".formatted(block, i)))
        .toList();
  }

  private long placed(List<PlaceCall> jobs) {
    return jobs.stream()
        .filter(job -> !scene.atCarrier(job.call(), "create-received").isEmpty())
        .count();
  }

  /** performance-reliability.md 11: 1,090 attempts to one block of numbers within minutes. */
  @Test
  void attackOnANewBlockOfNumbersIsStoppedWithWhatIsAtRiskBounded() {
    UUID id = account(Map.of("prices", Map.of("+1907", 1.5)));
    put("/limits", Map.of("callsToNewPrefix", 40)).statusCode(200);
    List<AccountSnapshot> said = new CopyOnWriteArrayList<>();
    tails.state(Set.of(Topic.ACCOUNT_STATE), event -> said.add((AccountSnapshot) event));
    List<PlaceCall> attack = jobs(id, "+1907555", 1090);

    attack.stream().parallel().forEach(scene::publish);
    attack.forEach(job -> scene.await(job.call(), CallEnded.class));

    assertThat(placed(attack)).isBetween(1L, 40L);
    double atRisk =
        scene
                .row(
                    "select sum(per_minute)::bigint from telephony.spend_entries where organization_id = $1",
                    admin.tenancy.organizationId())
                .getLong(0)
            / 1e6;
    assertThat(atRisk).as("a minute of all that were let through").isLessThanOrEqualTo(40 * 1.5);
    guard()
        .body("stop.prefix", equalTo("+1907555"))
        .body("stop.byName", nullValue())
        .body("accounts[0].hold.reason", equalTo("KILLED"));
    admin.get("/" + id).body("state", equalTo("HELD"));
    assertThat(said)
        .anyMatch(
            one ->
                one.accountId().equals(id)
                    && !one.open()
                    && one.hold() != null
                    && one.hold().reason() == HoldReason.KILLED);
    assertThat(scene.await(dial(id, "+12125550107"), CallEnded.class).ending())
        .isEqualTo(Ending.NOT_PLACED);
  }

  @Test
  void whoeverReleasesItMayVouchForTheBlock() {
    UUID id = account(Map.of());
    put("/limits", Map.of("callsToNewPrefix", 2)).statusCode(200);
    List<PlaceCall> jobs = jobs(id, "+1907556", 5);
    jobs.forEach(scene::publish);
    jobs.forEach(job -> scene.await(job.call(), CallEnded.class));

    post("/release", Map.of("trustPrefix", true, "reason", "A town of ours"))
        .statusCode(200)
        .body("stop", nullValue());
    admin.get("/" + id).body("state", equalTo("OPEN"));
    jobs(id, "+1907556", 5).forEach(job -> scene.publish(job));
    CallRef call = dial(id, "+19075560107");

    scene.await(call, CallPlaced.class);
    admin
        .as(Role.ADMIN)
        .get(PATH + "/changes")
        .then()
        .body("items[0].action", equalTo("RELEASED"))
        .body("items[0].userName", equalTo("Ada"))
        .body("items[1].action", equalTo("KILLED"))
        .body("items[1].userName", nullValue());
  }

  @Test
  void limitOfAMinuteHoldsHoweverManyAskAtOnceAndGoesOnByItself() {
    // 14,000 millionths a minute, two minutes: ten calls.
    UUID id = account(Map.of("spendPerMinute", 0.28));
    List<PlaceCall> jobs = jobs(id, "+1415555", 200);

    jobs.stream().parallel().forEach(scene::publish);
    jobs.forEach(job -> scene.await(job.call(), CallEnded.class));

    assertThat(placed(jobs)).isEqualTo(10);
    guard().body("accounts[0].hold.reason", equalTo("SPEND_PER_MINUTE"));
    scene.awaitRow("select 1 from telephony.accounts where id = $1 and hold is null", id);
  }

  @Test
  void limitOfAnOrganizationHoldsForItsAccountsTogether() {
    UUID first = account(Map.of());
    put("/limits", Map.of("spendPerDay", 0.28)).statusCode(200);
    Map<String, Object> form = admin.form();
    Admin second = admin.another();
    second.openAtTheCarrier();
    form.put("callsPerSecond", 200);
    form.put("settings", second.settings());
    UUID other = UUID.fromString(Admin.json(admin.post(form).statusCode(201)).get("id").asText());
    put("/accounts/" + other + "/limits", Map.of()).statusCode(200);
    List<PlaceCall> jobs =
        IntStream.range(0, 100)
            .mapToObj(i -> job(i % 2 == 0 ? first : other, "+141555501%02d".formatted(i)))
            .toList();

    jobs.stream().parallel().forEach(scene::publish);
    jobs.forEach(job -> scene.await(job.call(), CallEnded.class));

    assertThat(placed(jobs)).isEqualTo(10);
    guard().body("accounts.hold.reason", hasSize(2));
  }

  @Test
  void stopReachesWhatWaitsForItsSlotAndIsAudited() {
    admin.openAtTheCarrier();
    Map<String, Object> form = admin.form();
    form.put("callsPerSecond", 0.5);
    UUID id = UUID.fromString(Admin.json(admin.post(form).statusCode(201)).get("id").asText());
    List<CallRef> calls = List.of(dial(id, "+12125550107"), dial(id, "+12125550108"));
    calls.forEach(
        call ->
            scene.awaitRow("select 1 from telephony.placements where call_id = $1", call.callId()));

    Instant stopped = Instant.now();
    post("/stop", Map.of("reason", "It looks odd"))
        .statusCode(200)
        .body("stop.byName", equalTo("Ada"))
        .body("accounts[0].hold.reason", equalTo("KILLED"));

    assertThat(calls.stream().map(call -> scene.await(call, CallEnded.class).ending()))
        .contains(Ending.NOT_PLACED);
    assertThat(calls.stream().flatMap(call -> scene.atCarrier(call, "create-received").stream()))
        .allMatch(entry -> entry.at().isBefore(stopped.plusSeconds(1)));
    assertThat(scene.await(dial(id, "+12125550109"), CallEnded.class).ending())
        .isEqualTo(Ending.NOT_PLACED);
    post("/release", Map.of("trustPrefix", false, "reason", "It was me")).statusCode(200);
    scene.await(dial(id, "+12125550109"), CallPlaced.class);
  }

  @Test
  void whatACallCostIsWhatItsCarrierSays() {
    UUID id = account(Map.of("prices", Map.of("+1", 3)));
    CallRef answered = dial(id, "+12125550108");
    CallRef unanswered = dial(id, "+12125550102");

    scene.awaitRow(
        "select 1 from telephony.spend_entries where call_id = $1 and stage = 'SETTLED'",
        answered.callId());
    assertThat(
            scene
                .row(
                    "select micros from telephony.spend_entries where call_id = $1",
                    answered.callId())
                .getLong(0))
        .as("begun minutes at the carrier's price")
        .isIn(14_000L, 28_000L);
    scene.awaitRow(
        "select 1 from telephony.spend_entries where call_id = $1 and stage = 'SETTLED' and micros = 0",
        unanswered.callId());
    scene.awaitRow(
        """
        select 1 from telephony.spend_days d
         where account_id = $1 and micros = (select sum(micros) from telephony.spend_entries e where e.account_id = d.account_id)
        """,
        id);
  }

  @Test
  void accountThatCallsNobodyRealIsGuardedOnlyWhereLimitsAreSet() {
    UUID id = admin.add();

    guard()
        .body("accounts[0].guarded", equalTo(false))
        .body("limits.callsToNewPrefix", notNullValue());
    put("/accounts/" + id + "/limits", Map.of("spendPerDay", 5))
        .body("accounts[0].guarded", equalTo(true))
        .body("accounts[0].ownLimits", equalTo(true))
        .body("accounts[0].limits.spendPerDay", equalTo(5f));
    admin
        .as(Role.ADMIN)
        .delete(PATH + "/accounts/" + id + "/limits")
        .then()
        .statusCode(200)
        .body("accounts[0].ownLimits", equalTo(false));
  }

  @Test
  void limitsThatAreNoneAreRefusedAndOthersSeeNothing() {
    UUID id = admin.add();
    Map<String, Object> prices = new HashMap<>();
    prices.put("prices", Map.of("907", 1));

    put("/accounts/" + id + "/limits", prices)
        .statusCode(400)
        .body("errors.field.toString()", containsString("prices"));
    put("/limits", Map.of("spendPerDay", -1)).statusCode(400);
    Admin other = new Admin();
    other
        .as(Role.ADMIN)
        .body(Map.of())
        .put(PATH + "/accounts/" + id + "/limits")
        .then()
        .statusCode(404);
    other.as(Role.ADMIN).get(PATH).then().body("accounts", hasSize(0));
    admin
        .as(Role.SUPERVISOR)
        .body(Map.of("reason", "odd"))
        .post(PATH + "/stop")
        .then()
        .statusCode(200);
    admin
        .as(Role.SUPERVISOR)
        .body(Map.of("trustPrefix", true, "reason", "fine"))
        .post(PATH + "/release")
        .then()
        .statusCode(403);
  }
}
