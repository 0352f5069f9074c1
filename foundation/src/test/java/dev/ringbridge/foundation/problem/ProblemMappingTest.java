package dev.ringbridge.foundation.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.testing.Signed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ProblemMappingTest {

  @Test
  void invalidFieldsAreNamedOneByOne() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"name\":\" \"}")
        .post("/things")
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", is("VALIDATION_ERROR"))
        .body("type", is("https://ringbridge.dev/problems#validation_error"))
        .body("errors[0].field", is("name"))
        .body("errors[0].constraint", is("NotBlank"));
  }

  @Test
  void fieldOfTheWrongTypeIsNamed() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"name\":\"a\",\"size\":\"many\"}")
        .post("/things")
        .then()
        .statusCode(400)
        .body("errors[0].field", is("size"));
  }

  @Test
  void bodyThatIsNoJsonIsAnInvalidRequest() {
    given()
        .contentType(ContentType.JSON)
        .body("{")
        .post("/things")
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", is("VALIDATION_ERROR"));
  }

  @Test
  void refusalIsAnsweredAsItsProblem() {
    given()
        .get("/things/none")
        .then()
        .statusCode(404)
        .body("detail", is("There is no such thing."));
  }

  @Test
  void unknownAddressIsNotFound() {
    given().get("/nowhere").then().statusCode(404);
  }

  @Test
  void bugTellsItsIdAndNothingElse() {
    given()
        .get("/things/broken")
        .then()
        .statusCode(500)
        .body("code", is("SERVER_ERROR"))
        .body("detail", not(containsString("secret")));
  }

  @Test
  void callerWithoutATokenIsAskedToSignIn() {
    given().get("/things/mine").then().statusCode(401).body("code", is("AUTHENTICATION_ERROR"));
  }

  @Test
  void callerWithGarbageForATokenIsAskedToSignIn() {
    given()
        .auth()
        .oauth2("garbage")
        .get("/things/mine")
        .then()
        .statusCode(401)
        .body("code", is("AUTHENTICATION_ERROR"));
  }

  @Test
  void expiredTokenIsRefused() {
    Instant past = Instant.now().minusSeconds(100);
    String token = Signed.token(UUID.randomUUID(), Role.ADMIN, past, past.plusSeconds(90));

    given()
        .auth()
        .oauth2(token)
        .get("/things/mine")
        .then()
        .statusCode(401)
        .body("code", is("AUTHENTICATION_ERROR"));
  }

  @Test
  void wrongRoleIsForbidden() {
    given()
        .auth()
        .oauth2(Signed.token(UUID.randomUUID(), Role.AGENT))
        .get("/things/mine")
        .then()
        .statusCode(403)
        .body("code", is("AUTHORIZATION_ERROR"));
  }

  @Test
  void rightRoleIsLetIn() {
    given()
        .auth()
        .oauth2(Signed.token(UUID.randomUUID(), Role.ADMIN))
        .get("/things/mine")
        .then()
        .statusCode(200)
        .body(is("Ada"));
  }
}
