package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.ConsultWith;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.talk.ConsultationRows.Sides;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets agents talk with a colleague before they hand a call over (docs/adr/0020). The lead is held
 * where they are; the agent comes into the colleague's room by a second line, as supervisors do who
 * join a talk, and their own leg stays where it is.
 */
@ApplicationScoped
public class Consulting {
  private final Database database;
  private final Floor floor;
  private final Talking talking;
  private final Books books;
  private final Listening.Phones phones;
  private final Errands errands;

  Consulting(
      @InTelephony Database database,
      Floor floor,
      Talking talking,
      Books books,
      Listening.Phones phones,
      Errands errands) {
    this.database = database;
    this.floor = floor;
    this.talking = talking;
    this.books = books;
    this.phones = phones;
    this.errands = errands;
  }

  /** What is written down of it. */
  @ApplicationScoped
  static class Books {
    private final HandingOver.Ground ground;
    private final TalkRows talks;
    private final ConsultationRows rows;
    private final Consultations consultations;
    private final Seats seats;

    Books(
        HandingOver.Ground ground,
        TalkRows talks,
        ConsultationRows rows,
        Consultations consultations,
        Seats seats) {
      this.ground = ground;
      this.talks = talks;
      this.rows = rows;
      this.consultations = consultations;
      this.seats = seats;
    }

    /** A wish that is said again changes nothing, whatever became of it. */
    Uni<Void> decide(Work work, ConsultWith wish) {
      return rows.isKnown(work, wish.consultationId())
          .chain(known -> known ? Uni.createFrom().voidItem() : begin(work, wish));
    }

    private Uni<Void> begin(Work work, ConsultWith wish) {
      UUID callId = wish.call().callId();
      return ground
          .bar(work, callId, wish.agentId(), wish.legEpoch())
          .chain(bar -> talks.find(work, callId).map(talk -> refusal(wish, bar, talk)))
          .chain(bar -> begin(work, wish, bar));
    }

    /** Whoever is not on hold would hear what is not for them. */
    private static Optional<BridgeRefusal> refusal(
        ConsultWith wish, Optional<BridgeRefusal> bar, Optional<Talk> talk) {
      if (bar.isPresent()) {
        return bar;
      }
      boolean held =
          talk.filter(Talk::goesOn)
              .filter(one -> one.agentId().equals(wish.fromAgentId()))
              .filter(one -> one.heldSince() != null)
              .isPresent();
      return held ? Optional.empty() : Optional.of(BridgeRefusal.NOT_POSSIBLE);
    }

    private Uni<Void> begin(Work work, ConsultWith wish, Optional<BridgeRefusal> bar) {
      if (bar.isPresent()) {
        return seats.refuse(work, wish, bar.get());
      }
      return rows.insert(work, wish)
          .chain(begun -> begun ? seats.open(work, wish) : refuseUnlessKnown(work, wish));
    }

    /** Whoever heard the same wish at the same time may have begun it: then it goes on. */
    private Uni<Void> refuseUnlessKnown(Work work, ConsultWith wish) {
      return rows.isKnown(work, wish.consultationId())
          .chain(
              known ->
                  known
                      ? Uni.createFrom().voidItem()
                      : seats.refuse(work, wish, BridgeRefusal.NOT_POSSIBLE));
    }

    Uni<Optional<Sides>> sidesOf(Work work, UUID id, UUID callId) {
      return rows.sidesOf(work, id, callId);
    }

    Uni<Optional<List<Errand>>> end(Work work, UUID id, BridgeRefusal why) {
      return consultations.endThat(work, id, why);
    }
  }

  /** The agent's second line, and what the others hear. */
  @ApplicationScoped
  static class Seats {
    private final ListenerRows listeners;
    private final TalkNews news;
    private final Clock clock;

    Seats(ListenerRows listeners, TalkNews news, Clock clock) {
      this.listeners = listeners;
      this.news = news;
      this.clock = clock;
    }

    Uni<Void> open(Work work, ConsultWith wish) {
      return listeners.add(work, wish).chain(() -> news.changed(work, wish.call().callId()));
    }

    Uni<Void> refuse(Work work, ConsultWith wish, BridgeRefusal why) {
      work.publish(
          new BridgeRefused(
              wish.call(), wish.agentId(), why, wish.fromAgentId(), wish.at(), clock.instant()));
      return Uni.createFrom().voidItem();
    }
  }

  /** Begins one, or says that it is refused. */
  public Uni<Void> consult(ConsultWith wish) {
    return database.asEngine(work -> books.decide(work, wish));
  }

  /** What the second line of the agent who asks connects with, within a minute. */
  Uni<ListenGrant> grant(Caller who, UUID callId) {
    return floor.findOpen(who, callId).map(talk -> grant(who, talk));
  }

  private ListenGrant grant(Caller who, Talk talk) {
    Consultation consultation = talk.consultation();
    if (consultation == null || !talk.agentId().equals(who.userId())) {
      throw Floor.no("You are asking no colleague about this call.");
    }
    return new ListenGrant(consultation.id(), phones.of(who, consultation.id()));
  }

  /**
   * Ends it, and no other of the call; one that is over already stays as it is. The colleague
   * leaves, and the lead stays on hold; whoever else ends it, has the lead talked with again.
   */
  Uni<Void> end(Caller who, UUID callId, UUID id) {
    return sides(who, callId, id)
        .chain(
            sides ->
                sides.asked().equals(who.userId())
                    ? end(id, BridgeRefusal.CONSULTATION_OVER).replaceWithVoid()
                    : takeBack(who, callId, id, sides));
  }

  private Uni<Void> takeBack(Caller who, UUID callId, UUID id, Sides sides) {
    if (who.role() == Role.AGENT) {
      refuseOthers(who, sides);
    }
    return end(id, BridgeRefusal.TAKEN_BACK)
        .chain(
            ended ->
                ended
                    ? talking.hold(who, callId, false).replaceWithVoid()
                    : Uni.createFrom().voidItem());
  }

  /** The second line of the agent who asks is down: the colleague is free, the lead on hold. */
  Uni<Void> lineLost(Caller who, UUID callId, UUID id) {
    return sides(who, callId, id)
        .invoke(sides -> refuseOthers(who, sides))
        .chain(() -> end(id, BridgeRefusal.CONSULTATION_OVER))
        .replaceWithVoid();
  }

  private Uni<Sides> sides(Caller who, UUID callId, UUID id) {
    return database
        .inOrganization(who.organizationId(), work -> books.sidesOf(work, id, callId))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("consultation")));
  }

  private static void refuseOthers(Caller who, Sides sides) {
    if (!sides.asks().equals(who.userId())) {
      throw Refusal.of(ProblemCode.AUTHORIZATION_ERROR, "This is another agent's call.");
    }
  }

  /** False where it was over before. */
  private Uni<Boolean> end(UUID id, BridgeRefusal why) {
    return database
        .asEngine(work -> books.end(work, id, why))
        .invoke(ended -> ended.ifPresent(errands::run))
        .map(Optional::isPresent);
  }
}
