package dev.ringbridge.gateway.handover;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.gateway.InGateway;
import dev.ringbridge.gateway.handover.Handover.Handed;
import dev.ringbridge.gateway.handover.Handover.Word;
import dev.ringbridge.gateway.matching.Matches;
import dev.ringbridge.gateway.matching.WaitingCall;
import dev.ringbridge.gateway.matching.WaitingCalls;
import dev.ringbridge.gateway.shift.Agents;
import dev.ringbridge.gateway.shift.Crew;
import dev.ringbridge.gateway.shift.Shifting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Gives a call that an agent talks on to a colleague who is free, under the matching's lock. */
@ApplicationScoped
class HandingOver {
  private final Database database;
  private final Rows rows;
  private final Shifting shifting;
  private final Ids ids;
  private final Duration hold;
  private final Duration limit;

  HandingOver(
      @InGateway Database database, Rows rows, Shifting shifting, Ids ids, GatewayConfig config) {
    this.ids = ids;
    this.database = database;
    this.rows = rows;
    this.shifting = shifting;
    this.hold = config.handoverHold();
    this.limit = config.consultationLimit();
  }

  /** Whom a call can be handed over to now; nobody is held. */
  Uni<List<Colleague>> colleagues(Caller who, UUID callId) {
    return database.inOrganization(
        who.organizationId(),
        work ->
            rows.find(work, callId)
                .call(call -> rows.talker(work, who, call))
                .chain(call -> rows.free(work, call, null)));
  }

  /**
   * Hands a call over.
   *
   * @param wanted to whom; null for whoever is free longest
   * @return who is held for it
   */
  Uni<Colleague> begin(Caller who, UUID callId, @Nullable UUID wanted) {
    return choose(
        who,
        callId,
        wanted,
        (handover, free) -> handover.begin(who, free, whyNobody(wanted), hold));
  }

  /**
   * Holds a colleague whom the agent of a call talks with first, while the lead is on hold.
   *
   * @param wanted whom; null for whoever is free longest
   * @return who is held for it
   */
  Uni<Colleague> ask(Caller who, UUID callId, @Nullable UUID wanted) {
    return choose(
        who,
        callId,
        wanted,
        (handover, free) -> handover.ask(who, free, whyNobody(wanted), word(), hold));
  }

  private Word word() {
    return new Word(ids.next(), limit);
  }

  private static String whyNobody(@Nullable UUID wanted) {
    return wanted == null
        ? "Nobody of the campaign is free now."
        : "This colleague is not free now.";
  }

  private Uni<Colleague> choose(
      Caller who,
      UUID callId,
      @Nullable UUID wanted,
      BiFunction<Handover, List<Colleague>, Handed> how) {
    return database
        .inOrganization(
            who.organizationId(),
            work -> rows.find(work, callId).chain(call -> choose(work, call, wanted, how)))
        .invoke(begun -> shifting.committed(begun.crew()))
        .map(Begun::to);
  }

  private Uni<Begun> choose(
      Work work,
      CallRef call,
      @Nullable UUID wanted,
      BiFunction<Handover, List<Colleague>, Handed> how) {
    return rows.turn(work, call)
        .chain(() -> rows.free(work, call, wanted))
        .chain(
            free ->
                rows.lock(work, call, free.stream().map(Colleague::agentId).toList())
                    .chain(handover -> write(work, handover, how.apply(handover, free))));
  }

  private Uni<Begun> write(Work work, Handover handover, Handed handed) {
    return rows.write(work, handover, handed.events())
        .replaceWith(new Begun(handover.crew(), handed.to()));
  }

  /** Hands a call over to the colleague who was asked. */
  Uni<Void> complete(Caller who, UUID callId) {
    return database
        .inOrganization(
            who.organizationId(),
            work -> rows.find(work, callId).chain(call -> complete(work, who, call)))
        .invoke(shifting::committed)
        .replaceWithVoid();
  }

  private Uni<Crew> complete(Work work, Caller who, CallRef call) {
    return rows.turn(work, call)
        .chain(() -> rows.lock(work, call, List.of()))
        .chain(
            handover ->
                rows.write(work, handover, handover.complete(who, hold))
                    .replaceWith(handover.crew()));
  }

  /** Telephony says that an agent talks with a colleague about this call. */
  Uni<Void> talking(TalkSnapshot talk, Consultation word) {
    return database
        .asEngine(
            work -> rows.seek(work, talk.callId()).chain(found -> talking(work, found, talk, word)))
        .invoke(shifting::committed)
        .replaceWithVoid();
  }

  /** A call that is not known here was given to nobody. */
  private Uni<Crew> talking(
      Work work, Optional<CallRef> found, TalkSnapshot talk, Consultation word) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(Crew.nobody());
    }
    return rows.lock(work, found.get(), List.of(word.agentId()))
        .chain(
            handover ->
                rows.write(work, handover, handover.talking(word, talk.at()))
                    .replaceWith(handover.crew()));
  }

  private record Begun(Crew crew, Colleague to) {}

  /** The rows that this concerns. */
  @ApplicationScoped
  static class Rows {
    private final Matches matches;
    private final WaitingCalls calls;
    private final Agents agents;
    private final Colleagues colleagues;

    Rows(Matches matches, WaitingCalls calls, Agents agents, Colleagues colleagues) {
      this.matches = matches;
      this.calls = calls;
      this.agents = agents;
      this.colleagues = colleagues;
    }

    Uni<CallRef> find(Work work, UUID callId) {
      return seek(work, callId).map(found -> found.orElseThrow(() -> Refusal.notFound("talk")));
    }

    Uni<Optional<CallRef>> seek(Work work, UUID callId) {
      return calls.find(work, callId).map(found -> found.map(WaitingCall::call));
    }

    /** Refuses whoever has nothing to do with the talk. */
    Uni<Void> talker(Work work, Caller who, CallRef call) {
      return agents
          .lock(work, List.of(), List.of(call.callId()))
          .invoke(crew -> Handover.talker(who, crew, call.callId()))
          .replaceWithVoid();
    }

    Uni<List<Colleague>> free(Work work, CallRef call, @Nullable UUID only) {
      return colleagues.free(work, call, only);
    }

    Uni<Void> turn(Work work, CallRef call) {
      return matches.turn(work, call.campaignId());
    }

    Uni<Handover> lock(Work work, CallRef call, List<UUID> ids) {
      List<UUID> callIds = List.of(call.callId());
      return calls
          .lock(work, callIds)
          .chain(
              held -> agents.lock(work, ids, callIds).map(crew -> new Handover(call, crew, held)));
    }

    Uni<Void> write(Work work, Handover handover, List<? extends Event> events) {
      work.publishAll(events);
      return agents.write(work, handover.crew()).chain(() -> calls.write(work, handover.calls()));
    }
  }
}
