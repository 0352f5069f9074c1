package dev.ringbridge.telephony.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.audit.PersonActed;
import dev.ringbridge.core.audit.PersonActed.Change;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What admins change here is told to the audit trail: who, what, and from what to what. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class DeedsTest {
  private static final String SIP = "sip:audited";

  @Inject Tails tails;

  private final Admin admin = new Admin();
  private final List<PersonActed> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    tails.follow(
        Set.of(Topic.AUDIT_EVENTS),
        event -> {
          if (event.tenancy().equals(admin.tenancy)) {
            told.add((PersonActed) event);
          }
        });
  }

  @Test
  void accountIsToldByNamesOnlyBecauseSomeValuesAreSecrets() {
    UUID account = account();
    admin
        .as(Role.ADMIN)
        .body(Map.of("settings", Map.of("authToken", admin.authToken() + "2"), "name", "Side"))
        .patch("/api/v1/carrier-accounts/" + account)
        .then()
        .statusCode(200);

    admin.patch(account, Map.of("open", false)).statusCode(200);

    assertThat(next(2).changes()).containsExactly(new Change("open", "true", "false"));
    PersonActed added = next(0);
    assertThat(added.action()).isEqualTo(AuditAction.CARRIER_ACCOUNT_ADDED);
    assertThat(added.subjectId()).isEqualTo(account);
    assertThat(added.userName()).isEqualTo("Ada");
    PersonActed changed = next(1);
    assertThat(changed.action()).isEqualTo(AuditAction.CARRIER_ACCOUNT_CHANGED);
    assertThat(changed.subject()).isEqualTo("Side");
    assertThat(changed.changes())
        .containsExactlyInAnyOrder(Change.untold("name"), Change.untold("authToken"));
    assertThat(told.toString()).doesNotContain(admin.authToken());
  }

  @Test
  void callerIdIsToldFromWhatToWhatWithItsNumberMasked() {
    UUID account = account();
    next(0);
    callerId(account, Map.of("dailyCap", 40, "resting", false));
    callerId(account, Map.of("dailyCap", 40, "resting", false));
    callerId(account, Map.of("dailyCap", 50, "resting", true));

    assertThat(next(1).changes()).containsExactly(new Change("dailyCap", null, "40"));
    PersonActed second = next(2);
    assertThat(second.action()).isEqualTo(AuditAction.CALLER_ID_CHANGED);
    assertThat(second.subject()).contains("•").doesNotContain(Admin.NUMBER);
    assertThat(second.changes())
        .as("what was set once more as it was is no deed")
        .containsExactly(
            new Change("dailyCap", "40", "50"), new Change("resting", "false", "true"));
  }

  @Test
  void switchThatStopsAllPlacingIsToldWithItsReasonOnce() {
    String guard = "/api/v1/carrier-guard";
    Map<String, String> stop = Map.of("reason", "fraud?");
    admin.as(Role.SUPERVISOR).body(stop).post(guard + "/stop").then().statusCode(200);
    admin.as(Role.SUPERVISOR).body(stop).post(guard + "/stop").then().statusCode(200);
    admin
        .as(Role.ADMIN)
        .body(Map.of("reason", "it was us", "trustPrefix", false))
        .post(guard + "/release")
        .then()
        .statusCode(200);
    admin
        .as(Role.ADMIN)
        .body(Map.of("spendPerDay", 20))
        .put(guard + "/limits")
        .then()
        .statusCode(200);

    assertThat(next(2).changes())
        .containsExactly(
            new Change("ownLimits", "false", "true"), new Change("spendPerDay", null, "20.0"));
    assertThat(told)
        .extracting(PersonActed::action, PersonActed::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(AuditAction.PLACING_STOPPED, "fraud?"),
            org.assertj.core.groups.Tuple.tuple(AuditAction.PLACING_RELEASED, "it was us"),
            org.assertj.core.groups.Tuple.tuple(AuditAction.LIMITS_CHANGED, null));
  }

  @Test
  void directoryAndAgentsPhonesAreToldWithoutNumbers() {
    String directory = "/api/v1/directory";
    String entry =
        admin
            .as(Role.ADMIN)
            .body(Map.of("name", "Billing", "number", "+12135690042"))
            .post(directory)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    admin.as(Role.ADMIN).delete(directory + "/" + entry).then().statusCode(204);
    admin.as(Role.ADMIN).delete(directory + "/" + entry).then().statusCode(204);
    String contact = "/api/v1/agent-contacts/" + UUID.randomUUID();
    admin.as(Role.ADMIN).body(Map.of("contact", SIP)).put(contact).then().statusCode(200);
    admin.as(Role.ADMIN).delete(contact).then().statusCode(204);
    admin.as(Role.ADMIN).delete(contact).then().statusCode(204);

    next(3);
    assertThat(told)
        .extracting(PersonActed::action)
        .containsExactly(
            AuditAction.DIRECTORY_ENTRY_ADDED,
            AuditAction.DIRECTORY_ENTRY_REMOVED,
            AuditAction.AGENT_CONTACT_SET,
            AuditAction.AGENT_CONTACT_REMOVED);
    assertThat(told.get(1).subject()).isEqualTo("Billing");
    assertThat(told.toString()).doesNotContain(SIP, "+12135690042");
  }

  @Test
  void howRecordingsAndCallersAreTreatedIsToldFromWhatToWhat() {
    put("/api/v1/recording-settings", Map.of("retentionDays", 31, "agentsListen", true));
    put("/api/v1/incoming-settings", Map.of("message", "We call you.", "putThrough", true));

    assertThat(next(0).changes()).contains(new Change("agentsListen", "false", "true"));
    PersonActed callers = next(1);
    assertThat(callers.action()).isEqualTo(AuditAction.INCOMING_SETTINGS_CHANGED);
    assertThat(callers.changes()).contains(new Change("putThrough", "false", "true"));
  }

  private UUID account() {
    admin.openAtTheCarrier();
    return UUID.fromString(Admin.json(admin.post(admin.form()).statusCode(201)).get("id").asText());
  }

  private void callerId(UUID account, Map<String, ?> settings) {
    Map<String, Object> wanted = new HashMap<>(settings);
    wanted.put("accountId", account);
    wanted.put("number", Admin.NUMBER);
    put("/api/v1/caller-ids", wanted);
  }

  private void put(String path, Map<String, ?> body) {
    admin.as(Role.ADMIN).body(body).put(path).then().statusCode(200);
  }

  private PersonActed next(int place) {
    long end = System.nanoTime() + Scene.PATIENCE.toNanos();
    while (told.size() <= place && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(told).hasSizeGreaterThan(place);
    return told.get(place);
  }
}
