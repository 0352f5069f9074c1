package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.answering.AnswerBook;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.carrier.RoomSeat;
import dev.ringbridge.telephony.carrier.TalkControl;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** What an agent does in a talk of theirs, and supervisors and admins in everybody's. */
@ApplicationScoped
class Talking {
  private final Database database;
  private final TalkRows rows;
  private final AnswerBook answers;
  private final Carriers carriers;
  private final Errands errands;

  Talking(
      @InTelephony Database database,
      TalkRows rows,
      AnswerBook answers,
      Carriers carriers,
      Errands errands) {
    this.database = database;
    this.rows = rows;
    this.answers = answers;
    this.carriers = carriers;
    this.errands = errands;
  }

  /** A talk as its agent sees it. */
  Uni<TalkView> view(Caller who, UUID callId) {
    return find(who, callId)
        .map(talk -> TalkView.of(talk, carriers.talkControl(talk.leg().accountId()).isPresent()));
  }

  /**
   * Holds the lead, or talks with them again. The carrier is asked first, and what it did is
   * written down; asked twice, it is done once more.
   */
  Uni<TalkView> hold(Caller who, UUID callId, boolean held) {
    return find(who, callId)
        .call(talk -> control(talk).hold(seat(talk), held).invoke(Talking::refuseIfGone))
        .chain(
            talk ->
                database.inOrganization(who.organizationId(), work -> writeDown(work, talk, held)))
        .chain(() -> view(who, callId));
  }

  private Uni<Void> writeDown(Work work, Talk talk, boolean held) {
    return rows.hold(work, talk, held)
        .chain(() -> rows.find(work, talk.call().callId()))
        .invoke(found -> found.map(Talk::snapshot).ifPresent(work::publish))
        .replaceWithVoid();
  }

  /** Leaves a machine the campaign's message, and frees the agent, who has nothing to say of it. */
  Uni<Void> drop(Caller who, UUID callId) {
    return find(who, callId)
        .invoke(this::refuseUncontrolled)
        .chain(() -> database.asEngine(work -> answers.dropped(work, callId)))
        .invoke(errands::run)
        .replaceWithVoid();
  }

  private Uni<Talk> find(Caller who, UUID callId) {
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

  private TalkControl control(Talk talk) {
    return carriers
        .talkControl(talk.leg().accountId())
        .orElseThrow(
            () ->
                Refusal.of(
                    ProblemCode.CONFLICT, "The carrier of this call cannot do that to a talk."));
  }

  private void refuseUncontrolled(Talk talk) {
    Objects.requireNonNull(control(talk));
    Objects.requireNonNull(seat(talk));
  }

  private static RoomSeat seat(Talk talk) {
    return talk.leadsSeat().orElseThrow(Talking::notTogether);
  }

  private static void refuseIfGone(boolean done) {
    if (!done) {
      throw notTogether();
    }
  }

  private static Refusal notTogether() {
    return Refusal.of(ProblemCode.CONFLICT, "Agent and lead do not talk with each other now.");
  }
}
