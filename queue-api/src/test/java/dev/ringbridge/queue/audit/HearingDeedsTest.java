package dev.ringbridge.queue.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.audit.PersonActed;
import dev.ringbridge.core.audit.PersonActed.Change;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people did in other services stands in the same trail, once and with its own time. */
@QuarkusTest
@WithTestResource(TestServers.class)
class HearingDeedsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Nobody else's: other tests count what is in the trails of theirs. */
  private final Tenancy tenancy = new Tenancy(UUID.randomUUID(), UUID.randomUUID());

  @Inject Topics topics;
  @Inject Ids ids;

  @Test
  void deedThatIsToldTwiceStandsInTheTrailOnceWithItsOwnTime() {
    Instant at = Instant.parse("2026-11-20T10:15:30Z");
    PersonActed deed =
        deed(
            at,
            "wrong number",
            List.of(new Change("dailyCap", null, "40"), Change.untold("auth-token")));
    topics.say(deed);
    topics.say(deed);
    PersonActed last = deed(Instant.now(), null, List.of());
    topics.say(last);

    await(last.id());
    assertThat(trail().extract().<String>path("items[1].id")).isEqualTo(deed.id().toString());
    trail().body("items.size()", is(2));
    trail()
        .rootPath("items[1]")
        .body("at", is(at.toString()))
        .body("userName", is("Ada"))
        .body("action", is("CALLER_ID_CHANGED"))
        .body("subject", is("+12•••••••01"))
        .body("details.reason", is("wrong number"))
        .body("details.changes.dailyCap[0]", nullValue())
        .body("details.changes.dailyCap[1]", is("40"))
        .body("details.said", is(List.of("auth-token")));
  }

  private PersonActed deed(Instant at, @Nullable String reason, List<Change> changes) {
    return new PersonActed(
        ids.next(),
        tenancy,
        UUID.randomUUID(),
        "Ada",
        AuditAction.CALLER_ID_CHANGED,
        UUID.randomUUID(),
        "+12•••••••01",
        reason,
        changes,
        at);
  }

  private void await(UUID id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!id.toString().equals(trail().extract().path("items[0].id"))) {
      assertThat(System.nanoTime()).as("not written down").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private ValidatableResponse trail() {
    return Given.as(UUID.randomUUID(), Role.ADMIN, tenancy)
        .queryParam("limit", 3)
        .get("/api/v1/audit-entries")
        .then()
        .statusCode(200);
  }
}
