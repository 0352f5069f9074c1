package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.carrier.ListenMode;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Supervisors' calls that come in to listen. Whose talk is over is sent away: the next is not
 * theirs.
 */
@ApplicationScoped
public class Listeners {
  /** What a softphone says that connects to listen. */
  public static final String PARAMETER = "listener";

  private static final Logger LOG = Logger.getLogger(Listeners.class);

  private final Database database;
  private final ListenerRows rows;
  private final TalkRows talks;
  private final ConsultationRows consultations;
  private final Errands errands;

  Listeners(
      @InTelephony Database database,
      ListenerRows rows,
      TalkRows talks,
      ConsultationRows consultations,
      Errands errands) {
    this.consultations = consultations;
    this.database = database;
    this.rows = rows;
    this.talks = talks;
    this.errands = errands;
  }

  /**
   * Where a listener goes.
   *
   * @param room the agent's, or that of the colleague whom they ask
   * @param agentCallId the carrier's name of the agent's call
   */
  public record Place(UUID id, CallRef call, String room, String agentCallId, ListenMode mode) {}

  /** A supervisor's softphone connected; empty where it has nothing to listen to. */
  public Uni<Optional<Place>> ask(AgentLine who, UUID id, CarrierLeg leg) {
    return database.asEngine(
        work ->
            rows.find(work, id)
                .chain(
                    found ->
                        found.isPresent()
                            ? join(work, who, found.get(), leg)
                            : Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Optional<Place>> join(Work work, AgentLine who, Listener wanted, CarrierLeg leg) {
    return talks
        .find(work, wanted.callId())
        .chain(
            talk ->
                talk.filter(Talk::goesOn).isPresent()
                    ? join(work, who, wanted, leg, talk.get())
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<Place>> join(
      Work work, AgentLine who, Listener wanted, CarrierLeg leg, Talk talk) {
    return rows.join(work, wanted.id(), who.agentId(), leg, String.valueOf(talk.conferenceId()))
        .chain(
            joined ->
                consultations
                    .roomOf(work, wanted.id())
                    .map(room -> joined.map(one -> place(one, talk, room))));
  }

  private static Place place(Listener one, Talk talk, Optional<String> colleagues) {
    return new Place(
        one.id(),
        talk.call(),
        colleagues.orElseGet(() -> String.valueOf(talk.room())),
        String.valueOf(talk.agentCallId()),
        one.mode());
  }

  /** They left. */
  public Uni<Void> left(UUID id) {
    return database.asEngine(work -> rows.left(work, id));
  }

  /** Forgets who listened so long ago; what went on in talks goes with their calls. */
  public Uni<Void> purge(Work work, Duration age) {
    return rows.purge(work, age);
  }

  /** Who listens to the call is held, before its answer is, by whoever may send them away. */
  Uni<Void> hold(Work work, UUID callId) {
    return rows.hold(work, callId);
  }

  /** The lead is out of the agent's room: returns what is to be asked of the carrier. */
  Uni<List<Errand>> endOf(Work work, UUID callId) {
    return endOf(work, List.of(callId));
  }

  /** The same, of several. */
  Uni<List<Errand>> endOf(Work work, List<UUID> callIds) {
    return rows.endOf(work, callIds).map(Listeners::farewell);
  }

  static List<Errand> farewell(List<Listener> gone) {
    return gone.stream()
        .flatMap(listener -> listener.leg().stream())
        .<Errand>map(Errand.HangUp::new)
        .toList();
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return database
        .asEngine(rows::endStray)
        .invoke(gone -> errands.run(farewell(gone)))
        .replaceWithVoid()
        .onFailure()
        .recoverWithItem(this::complain);
  }

  private Void complain(Throwable e) {
    LOG.warnf("listeners are not looked after: %s", Causes.of(e));
    return null;
  }
}
