package dev.ringbridge.queue.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.InQueue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A call changes its lead twice: at the price of the row alone. */
@QuarkusTest
@WithTestResource(TestServers.class)
class LeadsChangeInPlaceTest {
  private static final List<String> CHANGED_BY_CALLS =
      List.of(
          "dial_state",
          "sales_status",
          "attempts",
          "attempted",
          "lately",
          "due_at",
          "call_id",
          "tier",
          "last_contacted_at",
          "first_dialed_at");

  @Inject @InQueue Database database;

  /** PostgreSQL writes into all indexes where one of them, or its predicate, names what changed. */
  @Test
  void noIndexOfTheLeadsNamesWhatACallChanges() {
    List<String> indexes =
        database
            .asEngine(
                work ->
                    work.sql()
                        .query(
                            "select indexdef from pg_indexes where schemaname = 'queue' and tablename = 'leads'")
                        .execute())
            .map(
                rows ->
                    StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList())
            .await()
            .atMost(Duration.ofSeconds(10));

    assertThat(indexes)
        .hasSizeGreaterThan(3)
        .noneMatch(index -> CHANGED_BY_CALLS.stream().anyMatch(index::contains));
  }
}
