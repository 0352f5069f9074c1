package dev.ringbridge.queue.access;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.access.UserSnapshot;
import dev.ringbridge.core.agent.AgentProfile;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tells the topics user.state and agent.profile of users whose row is newer than what was
 * published. The row itself says so, so that news survives whoever dies between the change and the
 * telling.
 */
@ApplicationScoped
public class UserNews {
  private static final int LAST = 20;
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final String TAKE =
      """
      update queue.users u set published_version = u.version
       where id in (select id from queue.users where version > published_version limit 500 for update skip locked)
      returning id, organization_id, branch_id, name, role, active, tokens_from, version, now() as at,
                array(select campaign_id from queue.campaign_agents where user_id = u.id) as campaigns""";

  private final Database database;
  private @Nullable Repeating sweeping;

  UserNews(@InQueue Database database) {
    this.database = database;
  }

  void start(@Observes @Priority(LAST) StartupEvent event) {
    sweeping = Repeating.every("telling of users", SWEEP, this::tell);
  }

  void stop(@Observes ShutdownEvent event) {
    if (sweeping != null) {
      sweeping.close();
    }
  }

  /** Tells all that is not told yet. */
  public Uni<Void> tell() {
    return database.asEngine(this::tell);
  }

  private Uni<Void> tell(Work work) {
    return work.sql()
        .query(TAKE)
        .execute()
        .invoke(rows -> work.publishAll(news(rows)))
        .replaceWithVoid();
  }

  private static List<Event> news(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).flatMap(UserNews::news).toList();
  }

  private static Stream<Event> news(Row row) {
    UUID id = row.getUUID("id");
    Tenancy tenancy = new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id"));
    Role role = Role.valueOf(row.getString("role"));
    boolean active = row.getBoolean("active");
    long version = row.getLong("version");
    Instant at = row.getOffsetDateTime("at").toInstant();
    Instant tokensFrom = row.getOffsetDateTime("tokens_from").toInstant();
    Event state = new UserSnapshot(id, tenancy, role, active, tokensFrom, version, at);
    boolean takesCalls = active && role == Role.AGENT;
    List<UUID> campaigns = List.of(row.getArrayOfUUIDs("campaigns"));
    return Stream.of(
        state,
        new AgentProfile(id, tenancy, row.getString("name"), campaigns, takesCalls, version, at));
  }
}
