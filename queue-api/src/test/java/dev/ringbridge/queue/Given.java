package dev.ringbridge.queue;

import static io.restassured.RestAssured.given;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.access.Caller;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests begin with: somebody signed in, a campaign, leads. */
public final class Given {
  public static final Tenancy OURS =
      new Tenancy(
          UUID.fromString("00000000-0000-7000-8000-000000000001"),
          UUID.fromString("00000000-0000-7000-8000-000000000002"));
  public static final Tenancy THEIRS = new Tenancy(new UUID(9, 1), new UUID(9, 2));
  public static final String PASSWORD = "the-first-password";
  private static final UUID ADMIN = new UUID(7, 1);

  private Given() {}

  public static RequestSpecification admin() {
    return as(ADMIN, Role.ADMIN, OURS);
  }

  public static RequestSpecification foreignAdmin() {
    return as(new UUID(9, 7), Role.ADMIN, THEIRS);
  }

  public static RequestSpecification as(UUID user, Role role, Tenancy tenancy) {
    return given().auth().oauth2(token(user, role, tenancy)).contentType(ContentType.JSON);
  }

  public static String adminsToken() {
    return token(ADMIN, Role.ADMIN, OURS);
  }

  private static String token(UUID user, Role role, Tenancy tenancy) {
    Instant now = Instant.now();
    return Jwt.subject(user.toString())
        .groups(role.name())
        .claim(Caller.ORGANIZATION, tenancy.organizationId().toString())
        .claim(Caller.BRANCH, tenancy.branchId().toString())
        .claim(Caller.NAME, "Test")
        .issuedAt(now)
        .expiresAt(now.plusSeconds(300))
        .sign();
  }

  /** A campaign of a name nobody has. */
  public static UUID campaign(Map<String, Object> settings) {
    Map<String, Object> body = new java.util.HashMap<>(settings);
    body.put("name", "Campaign " + UUID.randomUUID());
    return UUID.fromString(
        admin().body(body).post("/api/v1/campaigns").then().statusCode(201).extract().path("id"));
  }

  /** A new agent who works in this campaign, and in no other. */
  public static UUID agentOf(UUID campaign) {
    String name = "agent-" + UUID.randomUUID();
    String id =
        admin()
            .body(Map.of("username", name, "name", name, "role", "AGENT", "password", PASSWORD))
            .post("/api/v1/users")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    List<String> known = admin().get("/api/v1/campaigns/" + campaign).path("agentIds");
    List<String> all = new ArrayList<>(known);
    all.add(id);
    admin()
        .body(Map.of("agentIds", all))
        .put("/api/v1/campaigns/" + campaign + "/agents")
        .then()
        .statusCode(200);
    return UUID.fromString(id);
  }

  public static UUID upload(UUID campaign, String csv) {
    return UUID.fromString(
        admin()
            .contentType("text/csv")
            .queryParam("campaignId", campaign)
            .queryParam("filename", "leads.csv")
            .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .post("/api/v1/lead-batches")
            .then()
            .statusCode(202)
            .extract()
            .path("id"));
  }
}
