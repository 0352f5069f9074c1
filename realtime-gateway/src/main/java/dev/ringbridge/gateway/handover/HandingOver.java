package dev.ringbridge.gateway.handover;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.gateway.InGateway;
import dev.ringbridge.gateway.handover.Handover.Handed;
import dev.ringbridge.gateway.matching.Matches;
import dev.ringbridge.gateway.matching.WaitingCalls;
import dev.ringbridge.gateway.shift.Agents;
import dev.ringbridge.gateway.shift.Crew;
import dev.ringbridge.gateway.shift.Shifting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
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
        (handover, free) -> handover.ask(who, free, whyNobody(wanted), limit, ids.next()));
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
                rows.lock(work, call, free)
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
      return calls
          .find(work, callId)
          .map(found -> found.orElseThrow(() -> Refusal.notFound("talk")).call());
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

    Uni<Handover> lock(Work work, CallRef call, List<Colleague> free) {
      List<UUID> ids = free.stream().map(Colleague::agentId).toList();
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
