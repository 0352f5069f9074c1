package dev.ringbridge.foundation.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private final Tenancy tenancy = new Tenancy(UUID.randomUUID(), UUID.randomUUID());
  private final Intake intake = new Intake();
  private final List<UUID> taken = new ArrayList<>();

  @Test
  void batchIsTriedAgainForAsLongAsTheDatabaseIsAway() {
    AtomicInteger tries = new AtomicInteger();
    List<Envelope> batch = List.of(envelope(), envelope());

    take(
        batch,
        events ->
            tries.incrementAndGet() < 4
                ? Uni.createFrom().failure(new ConnectException("refused"))
                : note(events));

    assertThat(tries).hasValue(4);
    assertThat(taken).containsExactly(batch.get(0).id(), batch.get(1).id());
  }

  @Test
  void eventThatCanNeverBeTakenIsPassedOverAndTheOthersAreNot() {
    List<Envelope> batch = List.of(envelope(), envelope(), envelope());
    UUID broken = batch.get(1).id();

    take(
        batch,
        events ->
            events.stream().anyMatch(one -> broken.equals(one.id()))
                ? Uni.createFrom().failure(new IllegalArgumentException("a bug"))
                : note(events));

    assertThat(taken).containsExactly(batch.get(0).id(), batch.get(2).id());
  }

  @Test
  void recordThatCannotBeReadIsPassedOver() {
    Envelope good = envelope();

    take(
        List.of(new Envelope(null, "Nonsense.v9", "call.events", null, "no such"), good),
        this::note);

    assertThat(taken).containsExactly(good.id());
  }

  @Test
  void whatTryingAgainCannotChangeIsToldByItsSqlState() {
    assertThat(Intake.isFinal(new PgException("duplicate key", "ERROR", "23505", ""))).isTrue();
    assertThat(Intake.isFinal(new PgException("deadlock", "ERROR", "40P01", ""))).isFalse();
    assertThat(Intake.isFinal(new PgException("shutting down", "FATAL", "57P01", ""))).isFalse();
  }

  private void take(List<Envelope> batch, Function<List<Intake.Received>, Uni<Void>> step) {
    intake.take(batch, step).await().atMost(Duration.ofSeconds(10));
  }

  private Uni<Void> note(List<Intake.Received> events) {
    events.forEach(one -> taken.add(one.id()));
    return Uni.createFrom().voidItem();
  }

  private Envelope envelope() {
    return new Envelope(
        UUID.randomUUID(),
        "HangUpCall.v1",
        "call.commands",
        new HangUpCall(call(), null, Instant.now()),
        null);
  }

  private CallRef call() {
    return new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), tenancy);
  }
}
