package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.lead.SpeakingLeads;
import dev.ringbridge.queue.pacing.FreeAgents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides who receives a caller: the lead's owner where they are free, or else whoever is free
 * longest. What is decided here is a wish; an agent is given by the gateway alone, under the lock
 * that gives them to dialed calls (docs/adr/0018).
 */
@ApplicationScoped
class Receiving {
  /** By how much the clocks of two hosts may differ; telephony knows whether the caller waits. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final List<Rule> rules =
      List.of(
          Receiving::tooLate,
          Receiving::forged,
          Receiving::campaign,
          Receiving::line,
          this::phones);
  private final OpenAccounts accounts;
  private final FreeAgents agents;
  private final SpeakingLeads speaking;
  private final Calls calls;
  private final Clock clock;

  Receiving(
      OpenAccounts accounts, FreeAgents agents, SpeakingLeads speaking, Calls calls, Clock clock) {
    this.accounts = accounts;
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
    return rules.stream()
        .flatMap(rule -> rule.refuse(rang, caller, now).stream())
        .findFirst()
        .map(refused -> Uni.createFrom().item(Choice.nobody(refused)))
        .orElseGet(() -> among(work, caller))
        .map(Optional::of);
  }

  private static Optional<CallerRouting> tooLate(CallerRang rang, KnownCaller one, Instant now) {
    Instant until = rang.waitsUntil();
    return until != null && now.isBefore(until.plus(SLACK))
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

  /** Who answers a call of an account is not heard by those whose phones are on another. */
  private Optional<CallerRouting> phones(CallerRang rang, KnownCaller one, Instant now) {
    return accounts.hasPhones(rang.tenancy().organizationId(), rang.accountId())
        ? Optional.empty()
        : Optional.of(CallerRouting.PHONES_ELSEWHERE);
  }

  private Uni<Choice> among(Work work, KnownCaller caller) {
    List<AgentSnapshot> free = agents.of(caller.campaignId());
    String language = caller.wantsLanguage();
    return language == null || free.isEmpty()
        ? reserve(work, caller, free)
        : speaking
            .speaking(work, free.stream().map(AgentSnapshot::agentId).toList(), language)
            .map(them -> free.stream().filter(one -> them.contains(one.agentId())).toList())
            .chain(them -> reserve(work, caller, them));
  }

  /**
   * Whom it is meant for: the owner, or else whoever is free longest. An epoch that was spent on
   * another call reserves nobody, and is spent on this one: nothing is dialed for them meanwhile.
   */
  private Uni<Choice> reserve(Work work, KnownCaller caller, List<AgentSnapshot> able) {
    List<Reservation> all =
        able.stream().map(one -> new Reservation(one.agentId(), one.epoch())).toList();
    return all.isEmpty()
        ? Uni.createFrom().item(Choice.nobody(CallerRouting.NOBODY_FREE))
        : calls.unspent(work, all).map(open -> choice(caller.ownerId(), open));
  }

  private static Choice choice(@Nullable UUID ownerId, List<Reservation> open) {
    return open.stream()
        .filter(one -> one.agentId().equals(ownerId))
        .findFirst()
        .map(owner -> new Choice(CallerRouting.TO_OWNER, owner))
        .or(() -> open.stream().findFirst().map(one -> new Choice(CallerRouting.TO_ANYONE, one)))
        .orElse(Choice.nobody(CallerRouting.NOBODY_FREE));
  }

  /** A reason to put nobody through. */
  @FunctionalInterface
  private interface Rule {
    Optional<CallerRouting> refuse(CallerRang rang, KnownCaller caller, Instant now);
  }

  /**
   * What is decided.
   *
   * @param agent whom the call is meant for; null where it is nobody's
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
