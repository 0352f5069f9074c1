package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.agentleg.AgentLegs;
import dev.ringbridge.telephony.answering.AnswerBook;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts leads into the rooms of colleagues to whom they are handed over (docs/adr/0019). The gateway
 * has chosen the colleague and holds them; whether the call can still go there is decided here.
 */
@ApplicationScoped
public class HandingOver {
  private final Database database;
  private final Ground ground;
  private final Moves moves;
  private final Errands errands;

  HandingOver(@InTelephony Database database, Ground ground, Moves moves, Errands errands) {
    this.database = database;
    this.ground = ground;
    this.moves = moves;
    this.errands = errands;
  }

  /** Carries out one wish, or says that it is refused. */
  public Uni<Void> handOver(HandOverTo wish) {
    return database.asEngine(work -> decide(work, wish)).invoke(errands::run).replaceWithVoid();
  }

  private Uni<List<Errand>> decide(Work work, HandOverTo wish) {
    return ground
        .bar(work, wish.call().callId(), wish.agentId(), wish.legEpoch())
        .chain(bar -> moves.move(work, wish, bar));
  }

  /**
   * What may stand against it. A third party is held before the colleague's leg, that before who
   * listens, and they before the answer.
   */
  @ApplicationScoped
  static class Ground {
    private final TalkRows talks;
    private final TransferRows transfers;
    private final AgentLegs legs;
    private final Carriers carriers;

    Ground(TalkRows talks, TransferRows transfers, AgentLegs legs, Carriers carriers) {
      this.talks = talks;
      this.transfers = transfers;
      this.legs = legs;
      this.carriers = carriers;
    }

    /**
     * What stands against that this call comes together with this leg of a colleague; empty where
     * nothing does.
     */
    Uni<Optional<BridgeRefusal>> bar(Work work, UUID callId, UUID colleagueId, long legEpoch) {
      return transfers
          .lockOpenOf(work, callId)
          .chain(
              third ->
                  third.isPresent()
                      ? Uni.createFrom().item(Optional.of(BridgeRefusal.ALREADY_DECIDED))
                      : legs.lock(work, colleagueId, legEpoch)
                          .chain(leg -> talks.find(work, callId).map(talk -> bar(leg, talk))));
    }

    private Optional<BridgeRefusal> bar(Optional<Seen<AgentLeg>> leg, Optional<Talk> talk) {
      Optional<UUID> there =
          leg.map(Seen::row)
              .filter(one -> one.state() == AgentLeg.State.UP)
              .map(one -> one.leg().accountId());
      Optional<UUID> here = talk.map(one -> one.leg().accountId());
      if (here.isEmpty() || there.isEmpty()) {
        return Optional.of(here.isEmpty() ? BridgeRefusal.CALL_ENDED : BridgeRefusal.LEG_GONE);
      }
      boolean movable = here.equals(there) && here.flatMap(carriers::roomControl).isPresent();
      return movable ? Optional.empty() : Optional.of(BridgeRefusal.NOT_POSSIBLE);
    }
  }

  /** What is written down of it. */
  @ApplicationScoped
  static class Moves {
    private final AnswerBook answers;
    private final TalkNews news;
    private final Listeners listeners;
    private final Consultations consultations;
    private final Clock clock;

    Moves(
        AnswerBook answers,
        TalkNews news,
        Listeners listeners,
        Consultations consultations,
        Clock clock) {
      this.consultations = consultations;
      this.answers = answers;
      this.news = news;
      this.listeners = listeners;
      this.clock = clock;
    }

    /** A call that was never answered is refused here: it has no row that could say so. */
    Uni<List<Errand>> move(Work work, HandOverTo wish, Optional<BridgeRefusal> bar) {
      if (bar.filter(BridgeRefusal.CALL_ENDED::equals).isPresent()) {
        work.publish(
            new BridgeRefused(
                wish.call(),
                wish.agentId(),
                BridgeRefusal.CALL_ENDED,
                wish.fromAgentId(),
                wish.at(),
                clock.instant()));
        return Uni.createFrom().item(List.of());
      }
      return hold(work, wish.call().callId())
          .chain(() -> answers.handedTo(work, wish, bar))
          .chain(
              moved ->
                  moved.isEmpty() ? consultations.settled(work, wish) : gone(work, wish, moved));
    }

    private Uni<Void> hold(Work work, UUID callId) {
      return consultations.hold(work, callId).chain(() -> listeners.hold(work, callId));
    }

    /**
     * Nobody holds the lead in the room that they go to, and whoever listened hears neither them
     * nor the next one in the room that they left.
     */
    private Uni<List<Errand>> gone(Work work, HandOverTo wish, List<Errand> moved) {
      UUID callId = wish.call().callId();
      return news.held(work, callId, false)
          .chain(() -> consultations.settled(work, wish))
          .chain(asked -> listeners.endOf(work, callId).map(others -> both(asked, others)))
          .map(farewell -> both(moved, farewell));
    }

    private static List<Errand> both(List<Errand> first, List<Errand> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }
  }
}
