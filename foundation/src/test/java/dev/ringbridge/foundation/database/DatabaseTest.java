package dev.ringbridge.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.embedded.testing.TestServers;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class DatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject Database database;

  @Inject
  @ReactiveDataSource("queue")
  Pool pool;

  private final UUID ours = UUID.randomUUID();
  private final UUID theirs = UUID.randomUUID();

  @Test
  void organizationSeesItsOwnRowsOnly() {
    insert(ours, "a", "b");
    insert(theirs, "c");

    assertThat(names(ours)).isEqualTo(2);
    assertThat(names(theirs)).isOne();
  }

  @Test
  void engineSeesAllOrganizations() {
    insert(ours, "a");
    insert(theirs, "b");

    long seen =
        database
            .asEngine(
                work ->
                    work.sql()
                        .preparedQuery(
                            "select count(*) from queue.thing where organization_id in ($1, $2)")
                        .execute(Tuple.of(ours, theirs))
                        .map(rows -> rows.iterator().next().getLong(0)))
            .await()
            .atMost(PATIENCE);
    assertThat(seen).isEqualTo(2);
  }

  @Test
  void whoeverForgetsTheOrganizationSeesNothing() {
    insert(ours, "a");

    for (int connection = 0; connection < 30; connection++) {
      assertThat(
              pool.query("select count(*) from queue.thing")
                  .execute()
                  .await()
                  .atMost(PATIENCE)
                  .iterator()
                  .next()
                  .getLong(0))
          .isZero();
    }
  }

  @Test
  void rowForAnotherOrganizationIsRefused() {
    Uni<Object> foreign =
        database.inOrganization(
            ours,
            work ->
                work.sql()
                    .preparedQuery(
                        "insert into queue.thing (organization_id, name) values ($1, 'x')")
                    .execute(Tuple.of(theirs))
                    .map(Object.class::cast));

    assertThatThrownBy(() -> foreign.await().atMost(PATIENCE))
        .hasMessageContaining("row-level security");
  }

  @Test
  void loginMayNotChangeTheTables() {
    Uni<Object> change =
        database.asEngine(
            work ->
                work.sql()
                    .query("alter table queue.thing add x int")
                    .execute()
                    .map(Object.class::cast));

    assertThatThrownBy(() -> change.await().atMost(PATIENCE)).hasMessageContaining("must be owner");
  }

  private void insert(UUID organization, String... names) {
    for (String name : names) {
      database
          .inOrganization(
              organization,
              work ->
                  work.sql()
                      .preparedQuery(
                          "insert into queue.thing (organization_id, name) values ($1, $2)")
                      .execute(Tuple.of(organization, name)))
          .await()
          .atMost(PATIENCE);
    }
  }

  private long names(UUID organization) {
    return database
        .inOrganization(
            organization,
            work ->
                work.sql()
                    .query("select count(*) from queue.thing")
                    .execute()
                    .map(rows -> rows.iterator().next().getLong(0)))
        .await()
        .atMost(PATIENCE);
  }
}
