package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.lead.SpeakingLeads;
import dev.ringbridge.queue.pacing.FreeAgents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides who receives a caller: the lead's owner where they are free, or else whoever the gateway
 * finds free longest. What is decided here is a wish; an agent is given by the gateway alone, under
 * the lock that gives them to dialed calls (docs/adr/0018).
 */
@ApplicationScoped
class Receiving {
  private static final List<Rule> RULES =
      List.of(Receiving::tooLate, Receiving::forged, Receiving::campaign, Receiving::line);

  private final FreeAgents agents;
  private final SpeakingLeads speaking;
  private final Calls calls;
  private final Clock clock;

  Receiving(FreeAgents agents, SpeakingLeads speaking, Calls calls, Clock clock) {
    this.agents = agents;
    this.speaking = speaking;
    this.calls = calls;
    this.clock = clock;
  }

  /** Who is to receive a lead that calls; empty where nobody is wanted. */
  Uni<Optional<Choice>> choose(Work work, CallerRang rang, KnownCaller caller) {
    if (rang.waitsUntil() == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    Instant now = clock.instant();
    return RULES.stream()
        .flatMap(rule -> rule.refuse(rang, caller, now).stream())
        .findFirst()
        .map(refused -> Uni.createFrom().item(Choice.nobody(refused)))
        .orElseGet(() -> among(work, caller))
        .map(Optional::of);
  }

  private static Optional<CallerRouting> tooLate(CallerRang rang, KnownCaller one, Instant now) {
    Instant until = rang.waitsUntil();
    return until != null && now.isBefore(until)
        ? Optional.empty()
        : Optional.of(CallerRouting.TOO_LATE);
  }

  private static Optional<CallerRouting> forged(CallerRang rang, KnownCaller one, Instant now) {
    return rang.verification() == Verification.FAILED
        ? Optional.of(CallerRouting.FORGED_NUMBER)
        : Optional.empty();
  }

  private static Optional<CallerRouting> campaign(CallerRang rang, KnownCaller one, Instant now) {
    return one.campaignOpen() ? Optional.empty() : Optional.of(CallerRouting.CAMPAIGN_CLOSED);
  }

  private static Optional<CallerRouting> line(CallerRang rang, KnownCaller one, Instant now) {
    return one.onACall() ? Optional.of(CallerRouting.BEING_CALLED) : Optional.empty();
  }

  private Uni<Choice> among(Work work, KnownCaller caller) {
    List<AgentSnapshot> free = agents.of(caller.campaignId());
    String language = caller.wantsLanguage();
    return language == null || free.isEmpty()
        ? reserve(work, caller, free, false)
        : speaking
            .speaking(work, free.stream().map(AgentSnapshot::agentId).toList(), language)
            .map(them -> free.stream().filter(one -> them.contains(one.agentId())).toList())
            .chain(them -> reserve(work, caller, them, true));
  }

  /**
   * Whom it is meant for: the owner, or where not everybody will do, whoever is free longest of
   * those who do. An epoch that was spent on another call reserves nobody.
   */
  private Uni<Choice> reserve(
      Work work, KnownCaller caller, List<AgentSnapshot> able, boolean onlyThem) {
    if (able.isEmpty()) {
      return Uni.createFrom().item(Choice.nobody(CallerRouting.NOBODY_FREE));
    }
    List<Reservation> meant =
        able.stream()
            .filter(one -> onlyThem || one.agentId().equals(caller.ownerId()))
            .map(one -> new Reservation(one.agentId(), one.epoch()))
            .toList();
    return meant.isEmpty()
        ? Uni.createFrom().item(new Choice(CallerRouting.TO_ANYONE, null))
        : calls.unspent(work, meant).map(open -> choice(caller.ownerId(), open, onlyThem));
  }

  private static Choice choice(@Nullable UUID ownerId, List<Reservation> open, boolean onlyThem) {
    Optional<Reservation> owner =
        open.stream().filter(one -> one.agentId().equals(ownerId)).findFirst();
    if (owner.isPresent()) {
      return new Choice(CallerRouting.TO_OWNER, owner.get());
    }
    return onlyThem && open.isEmpty()
        ? Choice.nobody(CallerRouting.NOBODY_FREE)
        : new Choice(CallerRouting.TO_ANYONE, open.stream().findFirst().orElse(null));
  }

  /** A reason to put nobody through. */
  @FunctionalInterface
  private interface Rule {
    Optional<CallerRouting> refuse(CallerRang rang, KnownCaller caller, Instant now);
  }

  /**
   * What is decided.
   *
   * @param agent whom the call is meant for; null where it is anyone's, or nobody's
   */
  record Choice(CallerRouting routing, @Nullable Reservation agent) {
    static Choice nobody(CallerRouting why) {
      return new Choice(why, null);
    }

    boolean isPutThrough() {
      return routing.isPutThrough();
    }
  }
}
