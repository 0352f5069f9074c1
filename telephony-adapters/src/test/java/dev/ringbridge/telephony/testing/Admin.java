package dev.ringbridge.telephony.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.simulator.SimulatedAccount;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An admin of an organization of their own, who sets up carrier accounts. */
public final class Admin {
  public static final String NUMBER = "+12125550170";
  public static final String VERIFIED = "+12125550171";
  private static final String PATH = "/api/v1/carrier-accounts";

  public final Tenancy tenancy;
  public final UUID userId = UUID.randomUUID();

  private final String sid = UUID.randomUUID().toString().replace("-", "");

  public Admin() {
    this(new Tenancy(UUID.randomUUID(), UUID.randomUUID()));
  }

  private Admin(Tenancy tenancy) {
    this.tenancy = tenancy;
  }

  /** An admin of this organization, to whom the test's own account does not belong. */
  public static Admin of(Tenancy tenancy) {
    return new Admin(tenancy);
  }

  /** Another account of the same organization. */
  public Admin another() {
    return new Admin(tenancy);
  }

  /** Somebody of the same organization in another role. */
  public RequestSpecification as(Role role) {
    return as(userId, role);
  }

  /** Somebody else of the same organization. */
  public RequestSpecification as(UUID somebody, Role role) {
    String token =
        Jwt.subject(somebody.toString())
            .groups(role.name())
            .claim(Caller.ORGANIZATION, tenancy.organizationId().toString())
            .claim(Caller.BRANCH, tenancy.branchId().toString())
            .claim(Caller.NAME, "Ada")
            .expiresIn(60)
            .sign();
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json");
  }

  public String accountSid() {
    return "AC" + sid;
  }

  public String authToken() {
    return "token-of-" + sid;
  }

  public String keySecret() {
    return "key-of-" + sid;
  }

  public String applicationSid() {
    return "AP" + sid;
  }

  /** Has the simulated carrier know the account that this admin sets up. */
  public void openAtTheCarrier() {
    openAtTheCarrier(
        Map.of(applicationSid(), SimulatedCarrier.publicUrl() + "/carrier/twilio/agent"));
  }

  public void openAtTheCarrier(Map<String, String> applications) {
    SimulatedCarrier.put(account(applications).withNumbers(SimulatedCarrier.numberUrls()));
  }

  /** Has the simulated carrier know the account, whose callers nobody answers. */
  public void openAtTheCarrierWithoutCallers() {
    SimulatedCarrier.put(account(Map.of()));
  }

  /** Has the simulated carrier know the account, with these numbers of its own. */
  public void openAtTheCarrierWith(Set<String> numbers) {
    SimulatedCarrier.put(account(Map.of(), numbers));
  }

  private SimulatedAccount account(Map<String, String> applications) {
    return account(applications, Set.of(NUMBER));
  }

  private SimulatedAccount account(Map<String, String> applications, Set<String> numbers) {
    return new SimulatedAccount(
        accountSid(),
        authToken(),
        "SK" + sid,
        keySecret(),
        20,
        applications,
        numbers,
        Set.of(VERIFIED));
  }

  /** A form that is right, for the simulated carrier. */
  public Map<String, Object> form() {
    Map<String, Object> form = new HashMap<>();
    form.put("kind", "twilio");
    form.put("name", "Main line");
    form.put("simulated", true);
    form.put("callsPerSecond", 5);
    form.put("callerIds", List.of(NUMBER));
    form.put("countries", List.of("US"));
    form.put("settings", settings());
    return form;
  }

  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("accountSid", accountSid());
    settings.put("authToken", authToken());
    settings.put("apiKeySid", "SK" + sid);
    settings.put("apiKeySecret", keySecret());
    settings.put("applicationSid", applicationSid());
    return settings;
  }

  public ValidatableResponse post(Object form) {
    return as(Role.ADMIN).body(form).post(PATH).then();
  }

  public ValidatableResponse post(Object form, String key) {
    return as(Role.ADMIN).header("Idempotency-Key", key).body(form).post(PATH).then();
  }

  /** The account that is added. */
  public UUID add() {
    return UUID.fromString(json(post(form()).statusCode(201)).get("id").asText());
  }

  public ValidatableResponse patch(UUID id, Map<String, ?> change) {
    return as(Role.ADMIN).body(change).patch(PATH + "/" + id).then();
  }

  public ValidatableResponse get(String path) {
    return as(Role.ADMIN).get(PATH + path).then();
  }

  /** Has an account tested. */
  public JsonNode test(UUID id) {
    return json(as(Role.ADMIN).post(PATH + "/" + id + "/test").then().statusCode(200));
  }

  public static JsonNode json(ValidatableResponse response) {
    try {
      return Json.MAPPER.readTree(response.extract().asString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
