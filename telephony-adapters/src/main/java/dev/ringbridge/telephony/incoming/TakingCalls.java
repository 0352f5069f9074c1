package dev.ringbridge.telephony.incoming;

import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerLeft;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.inbox.Inbox;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.incoming.IncomingCalls.Known;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.placing.Placements;
import dev.ringbridge.telephony.reporting.CallReport;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.reporting.CallReports;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
  private final Placements placements;
  private final CallReports reports;
  private final Clock clock;

  TakingCalls(
      @InTelephony Database database,
      Inbox inbox,
      IncomingCalls calls,
      IncomingSettingsRows settings,
      Placements placements,
      CallReports reports,
      Clock clock) {
    this.placements = placements;
    this.reports = reports;
    this.database = database;
    this.inbox = inbox;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
  }

  /** Somebody rang whom nobody puts through; they are told so otherwise. */
  public Uni<Void> rang(Letter letter, Ring ring) {
    return database.asEngine(
        work -> inbox.file(work, letter).chain(() -> know(work, ring, null)).replaceWithVoid());
  }

  /**
   * The carrier asks what a caller is to hear.
   *
   * @param patience how long a caller waits to be taken for somebody's call, where the organization
   *     wants them to be
   */
  Uni<Arrived> arrive(Letter letter, Ring ring, Duration patience) {
    return database.asEngine(
        work ->
            inbox
                .file(work, letter)
                .chain(() -> settings.of(work, ring.tenancy().organizationId()))
                .chain(found -> arrive(work, ring, found, patience)));
  }

  private Uni<Arrived> arrive(Work work, Ring ring, IncomingSettings found, Duration patience) {
    Instant until = found.putThrough() ? clock.instant().plus(patience) : null;
    return know(work, ring, until).map(call -> new Arrived(call, found));
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
    return database
        .asEngine(
            work ->
                inbox
                    .file(work, letter)
                    .chain(() -> know(work, ring, null))
                    .call(call -> end(work, ring, call, seconds))
                    .chain(call -> placements.lock(work, call.callId())))
        .chain(taken -> taken.map(this::over).orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** It had been taken for somebody's call, which is over with it. */
  private Uni<Void> over(Seen<Placement> taken) {
    Placement placement = taken.row();
    return placement
        .leg()
        .map(
            leg ->
                new CallReport(
                    placement.call(), leg, new News.Over(Ending.COMPLETED), Optional.empty()))
        .map(reports::take)
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Known> know(Work work, Ring ring, @Nullable Instant waitsUntil) {
    return calls.file(work, ring).invoke(call -> tell(work, ring, call, waitsUntil));
  }

  private void tell(Work work, Ring ring, Known call, @Nullable Instant waitsUntil) {
    if (call.fresh()) {
      work.publish(
          new CallerRang(
              call.callId(),
              ring.tenancy(),
              ring.leg().accountId(),
              ring.from().orElse(null),
              ring.to().orElse(null),
              ring.verification(),
              waitsUntil,
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

  /**
   * A call that came in, and how its organization answers it.
   *
   * @param call as its row says
   */
  record Arrived(Known call, IncomingSettings settings) {}
}
