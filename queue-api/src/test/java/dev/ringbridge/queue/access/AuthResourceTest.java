package dev.ringbridge.queue.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Given;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class AuthResourceTest {
  private static final String COOKIE = "ringbridge_refresh";

  @Test
  void firstStartMadeAnAdminWhoCanSignIn() {
    Response session = signIn("Admin", Given.PASSWORD);

    session.then().statusCode(200).body("user.role", is("ADMIN")).body("expiresAt", notNullValue());
    assertThat(session.getHeader("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Strict", "Secure", "Path=/api/v1/auth");
    given().auth().oauth2(session.path("accessToken")).get("/api/v1/users").then().statusCode(200);
  }

  @Test
  void wrongPasswordAndUnknownNameAreRefusedInTheSameWords() {
    signIn("admin", "wrong")
        .then()
        .statusCode(401)
        .body("detail", is("User name or password is wrong."));
    signIn("nobody", "wrong")
        .then()
        .statusCode(401)
        .body("detail", is("User name or password is wrong."));
  }

  @Test
  void answerAboutAPasswordNeverRepeatsIt() {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("username", "", "password", "secret-123"))
        .post("/api/v1/auth/login")
        .then()
        .statusCode(400)
        .body(not(containsString("secret-123")));
  }

  @Test
  void refreshTokenWorksOnceAndIsReplaced() {
    String first = signIn("admin", Given.PASSWORD).getCookie(COOKIE);
    String second =
        given()
            .cookie(COOKIE, first)
            .post("/api/v1/auth/refresh")
            .then()
            .statusCode(200)
            .extract()
            .cookie(COOKIE);

    given().cookie(COOKIE, first).post("/api/v1/auth/refresh").then().statusCode(401);
    given().cookie(COOKIE, second).post("/api/v1/auth/refresh").then().statusCode(200);
  }

  @Test
  void whoeverSignedOutIsNotRefreshed() {
    String token = signIn("admin", Given.PASSWORD).getCookie(COOKIE);

    given().cookie(COOKIE, token).post("/api/v1/auth/logout").then().statusCode(204);
    given().cookie(COOKIE, token).post("/api/v1/auth/refresh").then().statusCode(401);
    given()
        .post("/api/v1/auth/refresh")
        .then()
        .statusCode(401)
        .body("code", is("AUTHENTICATION_ERROR"));
  }

  @Test
  void deactivatedUserIsOutAtOnce() {
    String name = "agent-" + UUID.randomUUID();
    UUID id =
        UUID.fromString(
            Given.admin()
                .body(
                    Map.of(
                        "username",
                        name,
                        "name",
                        "Ann",
                        "role",
                        "ADMIN",
                        "password",
                        "long-enough-1"))
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    Response session = signIn(name, "long-enough-1");
    session.then().statusCode(200);

    Given.admin().body(Map.of("active", false)).patch("/api/v1/users/" + id).then().statusCode(200);

    signIn(name, "long-enough-1").then().statusCode(401);
    given()
        .cookie(COOKIE, session.getCookie(COOKIE))
        .post("/api/v1/auth/refresh")
        .then()
        .statusCode(401);
    dev.ringbridge.queue.Eventually.assertSoon(
        () ->
            given()
                .auth()
                .oauth2(session.path("accessToken"))
                .get("/api/v1/users")
                .then()
                .statusCode(401));
  }

  @Test
  void userNameIsTakenOnceWhateverItsCase() {
    String name = "Bob-" + UUID.randomUUID();
    Map<String, String> user =
        Map.of("username", name, "name", "Bob", "role", "AGENT", "password", "long-enough-1");
    Given.admin().body(user).post("/api/v1/users").then().statusCode(201);

    Given.admin()
        .body(user)
        .post("/api/v1/users")
        .then()
        .statusCode(409)
        .body("code", is("CONFLICT"));
  }

  @Test
  void sameRequestWithTheSameKeyHappensOnce() {
    Map<String, String> user =
        Map.of(
            "username",
            "once-" + UUID.randomUUID(),
            "name",
            "Once",
            "role",
            "AGENT",
            "password",
            "long-enough-1");
    String key = UUID.randomUUID().toString();
    String first = create(user, key).then().statusCode(201).extract().path("id");

    create(user, key).then().statusCode(201).body("id", is(first));
    create(
            Map.of(
                "username", "other", "name", "Other", "role", "AGENT", "password", "long-enough-1"),
            key)
        .then()
        .statusCode(409);
  }

  @Test
  void usersOfAnotherOrganizationDoNotExist() {
    String ours =
        Given.admin()
            .body(
                Map.of(
                    "username",
                    "our-" + UUID.randomUUID(),
                    "name",
                    "Our",
                    "role",
                    "AGENT",
                    "password",
                    "long-enough-1"))
            .post("/api/v1/users")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    Given.foreignAdmin().get("/api/v1/users/" + ours).then().statusCode(404);
    Given.foreignAdmin()
        .body(Map.of("name", "Mine"))
        .patch("/api/v1/users/" + ours)
        .then()
        .statusCode(404);
    Given.foreignAdmin().get("/api/v1/users").then().statusCode(200).body("items.size()", is(0));
  }

  private static Response create(Map<String, String> user, String key) {
    return Given.admin().header("Idempotency-Key", key).body(user).post("/api/v1/users");
  }

  private static Response signIn(String username, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("username", username, "password", password))
        .post("/api/v1/auth/login");
  }
}
