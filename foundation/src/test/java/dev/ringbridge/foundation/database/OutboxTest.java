package dev.ringbridge.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.access.UserSnapshot;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.access.KnownUsers;
import dev.ringbridge.foundation.event.Tails;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class OutboxTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject Database database;
  @Inject Tails tails;
  @Inject KnownUsers users;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final Tenancy tenancy = new Tenancy(UUID.randomUUID(), UUID.randomUUID());
  private final CallRinging event =
      new CallRinging(
          new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), tenancy), now);
  private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();

  @BeforeEach
  void listen() {
    tails.follow(Set.of(Topic.CALL_EVENTS), this::hear);
  }

  private void hear(Event published) {
    if (published.tenancy().equals(tenancy)) {
      heard.add(published);
    }
  }

  @Test
  void eventLeavesWithTheCommit() throws InterruptedException {
    database.asEngine(this::publish).await().atMost(PATIENCE);

    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
    assertThat(column("sent_at is null", "sent_at is not null")).isOne();
  }

  @Test
  void eventOfARolledBackTransactionIsNeverSaid() throws InterruptedException {
    Uni<Void> failing =
        database.asEngine(
            work ->
                publish(work)
                    .chain(
                        () -> Uni.createFrom().failure(new IllegalStateException("rolled back"))));

    assertThatThrownBy(() -> failing.await().atMost(PATIENCE)).hasMessage("rolled back");
    database.asEngine(this::publish).await().atMost(PATIENCE);
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
    assertThat(heard).isEmpty();
  }

  /** On connections that see the statement for the first time too. */
  @Test
  void eventIsOfTheTransactionThatPublishedIt() {
    List<Uni<Void>> many = Collections.nCopies(20, database.asEngine(this::writeAndPublish));
    Uni.join().all(many).andFailFast().await().atMost(PATIENCE);

    long together =
        counted(
            """
            select count(*) from queue.thing t join queue.outbox o using (written_by)
             where t.organization_id = $1 and o.organization_id = $1""");
    assertThat(together).isEqualTo(20);
  }

  @Test
  void eventOfABrokenTransactionFailsItAlthoughItsWorkDidNot() throws InterruptedException {
    Uni<Void> broken =
        database.asEngine(
            work ->
                writeAndPublish(work)
                    .chain(() -> work.sql().query("select 1 / 0").execute())
                    .onFailure()
                    .recoverWithNull()
                    .replaceWithVoid());

    assertThatThrownBy(() -> broken.await().atMost(PATIENCE)).hasMessageContaining("aborted");
    assertThat(counted("select count(*) from queue.thing where organization_id = $1")).isZero();
    assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  private Uni<Void> writeAndPublish(Work work) {
    return work.sql()
        .preparedQuery("insert into queue.thing (organization_id, name) values ($1, 'x')")
        .execute(Tuple.of(tenancy.organizationId()))
        .chain(() -> publish(work));
  }

  private long counted(String statement) {
    return database
        .asEngine(
            work ->
                work.sql()
                    .preparedQuery(statement)
                    .execute(Tuple.of(tenancy.organizationId()))
                    .map(rows -> rows.iterator().next().getLong(0)))
        .await()
        .atMost(PATIENCE);
  }

  @Test
  void sweepSendsWhatTheCommittingReplicaDidNot() throws InterruptedException {
    database.asEngine(this::publish).await().atMost(PATIENCE);
    heard.poll(10, TimeUnit.SECONDS);
    column("sent_at is null", "sent_at is not null");
    forget();

    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
  }

  @Test
  void stateOfAUserDecidesWhetherTheirTokensCount() throws InterruptedException {
    UUID user = UUID.randomUUID();
    tails.follow(Set.of(Topic.USER_STATE), this::hear);
    assertThat(users.accepts(user, now)).isTrue();

    say(new UserSnapshot(user, tenancy, Role.AGENT, true, now.plusSeconds(5), 2, now));
    say(new UserSnapshot(user, tenancy, Role.AGENT, true, now.minusSeconds(5), 1, now));

    assertThat(users.accepts(user, now)).isFalse();
    assertThat(users.accepts(user, now.plusSeconds(5))).isTrue();
  }

  private void say(UserSnapshot snapshot) throws InterruptedException {
    database.asEngine(work -> published(work, snapshot)).await().atMost(PATIENCE);
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(snapshot);
  }

  private Uni<Void> publish(Work work) {
    return published(work, event);
  }

  private static Uni<Void> published(Work work, Event event) {
    work.publish(event);
    return Uni.createFrom().voidItem();
  }

  /** The row as if the process had died between the commit and the send. */
  private void forget() {
    database
        .asEngine(
            work ->
                work.sql()
                    .preparedQuery(
                        """
                        update queue.outbox set sent_at = null, created_at = now() - interval '2 seconds'
                         where organization_id = $1""")
                    .execute(Tuple.of(tenancy.organizationId())))
        .await()
        .atMost(PATIENCE);
  }

  /** Waits until no row is in the first state, and counts those in the second. */
  private long column(String notYet, String then) {
    Instant end = Instant.now().plus(PATIENCE);
    while (count(notYet) > 0 && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    return count(then);
  }

  private long count(String condition) {
    return database
        .asEngine(
            work ->
                work.sql()
                    .preparedQuery(
                        "select count(*) from queue.outbox where organization_id = $1 and "
                            + condition)
                    .execute(Tuple.of(tenancy.organizationId()))
                    .map(rows -> rows.iterator().next().getLong(0)))
        .await()
        .atMost(PATIENCE);
  }
}
