package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.RoomControl;
import dev.ringbridge.telephony.carrier.RoomSeat;
import dev.ringbridge.telephony.carrier.TalkControl;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Who may do something in which talk, and whether its carrier can. */
@ApplicationScoped
class Floor {
  /** Longer than the requests of a transfer take that is begun, refused and taken back. */
  private static final Duration ASKING = Duration.ofSeconds(45);

  private final Database database;
  private final TalkRows rows;
  private final Carriers carriers;

  Floor(@InTelephony Database database, TalkRows rows, Carriers carriers) {
    this.database = database;
    this.rows = rows;
    this.carriers = carriers;
  }

  /** A talk of an agent's own, and anybody's for supervisors and admins. */
  Uni<Talk> find(Caller who, UUID callId) {
    return database
        .inOrganization(who.organizationId(), work -> rows.find(work, callId))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("talk")))
        .invoke(talk -> refuseOthers(who, talk));
  }

  private static void refuseOthers(Caller who, Talk talk) {
    if (who.role() == Role.AGENT && !talk.agentId().equals(who.userId())) {
      throw Refusal.of(ProblemCode.AUTHORIZATION_ERROR, "This is another agent's call.");
    }
  }

  /** The same, where agent and lead are together and the carrier controls talks. */
  Uni<Talk> findLive(Caller who, UUID callId) {
    return find(who, callId).invoke(this::control).invoke(Floor::leadsSeat);
  }

  /** The same, where others can come into the room, and the lead go out of it. */
  Uni<Talk> findOpen(Caller who, UUID callId) {
    return findLive(who, callId).invoke(this::roomControl);
  }

  TalkControl control(Talk talk) {
    return carriers.talkControl(talk.leg().accountId()).orElseThrow(Floor::notThere);
  }

  RoomControl roomControl(Talk talk) {
    return carriers.roomControl(talk.leg().accountId()).orElseThrow(Floor::notThere);
  }

  private static Refusal notThere() {
    return no("The carrier of this call cannot do that to a talk.");
  }

  static RoomSeat leadsSeat(Talk talk) {
    return talk.leadsSeat().orElseThrow(Floor::notTogether);
  }

  static Refusal notTogether() {
    return no("Agent and lead do not talk with each other now.");
  }

  static void refuseIfGone(boolean done) {
    if (!done) {
      throw notTogether();
    }
  }

  static Refusal no(String why) {
    return Refusal.of(ProblemCode.CONFLICT, why);
  }

  /** Refuses what follows something that was done. */
  static Refusal after(String done, Throwable refusal) {
    return Refusal.unknown(done + " " + refusal.getMessage());
  }

  /**
   * Does what asks the carrier to hold the lead, or to let them back, while nobody else does: two
   * that ask at once could be done in one order and written down in the other.
   */
  <T> Uni<T> alone(Talk talk, Supplier<Uni<T>> what) {
    UUID callId = talk.call().callId();
    return database
        .asEngine(work -> rows.ask(work, callId, ASKING))
        .map(taken -> taken.orElseThrow(() -> no("They are just being held or let back.")))
        .chain(
            since ->
                what.get()
                    .eventually(() -> database.asEngine(work -> rows.asked(work, callId, since))));
  }

  /** A talk as the API shows it. */
  Uni<TalkView> view(Caller who, UUID callId) {
    return find(who, callId).map(this::view);
  }

  /** The same, after something was done in it. */
  Uni<TalkView> viewAfter(Caller who, UUID callId) {
    return view(who, callId)
        .onFailure(Refusal.class)
        .transform(e -> after("It is done, and how the talk is now is not for you.", e));
  }

  private TalkView view(Talk talk) {
    UUID accountId = talk.leg().accountId();
    return TalkView.of(
        talk,
        carriers.talkControl(accountId).isPresent(),
        carriers.roomControl(accountId).isPresent());
  }
}
