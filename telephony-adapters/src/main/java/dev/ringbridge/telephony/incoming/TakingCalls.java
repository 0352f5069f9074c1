package dev.ringbridge.telephony.incoming;

import dev.ringbridge.core.incoming.IncomingCallEvent.CallerLeft;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.inbox.Inbox;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.incoming.IncomingCalls.Known;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Takes calls that come in: whatever the carrier tells is committed, with what it tells the others,
 * before it is answered. What is told twice, late or in another order changes nothing more.
 */
@ApplicationScoped
public class TakingCalls {
  private final Database database;
  private final Inbox inbox;
  private final IncomingCalls calls;
  private final IncomingSettingsRows settings;
  private final Clock clock;

  TakingCalls(
      @InTelephony Database database,
      Inbox inbox,
      IncomingCalls calls,
      IncomingSettingsRows settings,
      Clock clock) {
    this.database = database;
    this.inbox = inbox;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
  }

  /** The carrier asks what a caller is to hear; empty where the call is over already. */
  public Uni<Optional<String>> rang(Letter letter, Ring ring) {
    return database.asEngine(
        work ->
            inbox
                .file(work, letter)
                .chain(() -> know(work, ring))
                .chain(it -> say(work, ring, it)));
  }

  private Uni<Optional<String>> say(Work work, Ring ring, Known call) {
    return call.over()
        ? Uni.createFrom().item(Optional.empty())
        : settings.of(work, ring.tenancy().organizationId()).map(one -> Optional.of(one.message()));
  }

  /** What callers of an organization hear. */
  public Uni<String> message(UUID organizationId) {
    return database
        .inOrganization(organizationId, work -> settings.of(work, organizationId))
        .map(IncomingSettings::message);
  }

  /**
   * The carrier says that a call is over, which may be the first that is heard of it.
   *
   * @param seconds how long it lasted, where the carrier says so; else what passed here counts
   */
  public Uni<Void> left(Letter letter, Ring ring, OptionalInt seconds) {
    return database.asEngine(
        work ->
            inbox
                .file(work, letter)
                .chain(() -> know(work, ring))
                .chain(call -> end(work, ring, call, seconds)));
  }

  private Uni<Known> know(Work work, Ring ring) {
    return calls.file(work, ring).invoke(call -> tell(work, ring, call));
  }

  private void tell(Work work, Ring ring, Known call) {
    if (call.fresh()) {
      work.publish(
          new CallerRang(
              call.callId(),
              ring.tenancy(),
              ring.leg().accountId(),
              ring.from().orElse(null),
              ring.to().orElse(null),
              ring.verification(),
              clock.instant()));
    }
  }

  private Uni<Void> end(Work work, Ring ring, Known call, OptionalInt seconds) {
    return calls
        .end(work, call.callId())
        .invoke(
            passed ->
                passed.ifPresent(
                    measured ->
                        work.publish(
                            new CallerLeft(
                                call.callId(),
                                ring.tenancy(),
                                seconds.orElse(measured),
                                clock.instant()))))
        .replaceWithVoid();
  }
}
