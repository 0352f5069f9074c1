package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.agentleg.AgentLegs;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.carrier.Telling;
import dev.ringbridge.telephony.recording.RecordingRows;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What happens to answered calls, written down inside somebody's transaction. Each method returns
 * what is to be asked of the carrier after the commit.
 */
@ApplicationScoped
public class AnswerBook {
  private final Answers answers;
  private final AgentLegs legs;
  private final RecordingRows recordings;
  private final Patience patience;
  private final MeterRegistry metrics;

  AnswerBook(
      Answers answers,
      AgentLegs legs,
      RecordingRows recordings,
      TelephonyConfig config,
      MeterRegistry metrics) {
    this.recordings = recordings;
    this.answers = answers;
    this.legs = legs;
    this.metrics = metrics;
    this.patience = new Patience(config.answers().park(), config.answers().doubtAfter());
  }

  Patience patience() {
    return patience;
  }

  Answers rows() {
    return answers;
  }

  /** The match as an input: with it goes whether the agent's leg is up, which is held. */
  Uni<AnswerInput.Matched> matched(Work work, BridgeTo match) {
    metrics.counter("ringbridge.telephony.bridges.asked").increment();
    Target target = new Target(match.agentId(), match.room(), match.legEpoch());
    return legs.isUp(work, match.agentId(), match.legEpoch())
        .map(up -> new AnswerInput.Matched(target, up));
  }

  /** Takes in one input. */
  Uni<Optional<Errand>> take(Work work, Seen<Answer> seen, AnswerInput input) {
    AnswerMoves.Step step = step(seen, input);
    work.publishAll(step.events());
    countIfDecided("command", seen.row(), step.answer());
    Uni<Void> written =
        step.answer().equals(seen.row())
            ? Uni.createFrom().voidItem()
            : answers.save(work, step.answer());
    return written.call(() -> record(work, step)).replaceWith(step.errand());
  }

  /**
   * A recording that is asked for has its row in the same transaction; one that goes on is that of
   * whoever has the call now.
   */
  private Uni<Void> record(Work work, AnswerMoves.Step step) {
    Answer answer = step.answer();
    Target target = answer.target();
    RecordingTerms terms = answer.rules().recording();
    if (target == null || terms == null) {
      return Uni.createFrom().voidItem();
    }
    boolean begins = step.errand().filter(Errand.StartRecording.class::isInstance).isPresent();
    if (begins) {
      return recordings.want(work, answer.call(), answer.leg(), target.agentId(), terms);
    }
    boolean inherited = step.events().stream().anyMatch(CallBridged.class::isInstance);
    return inherited
        ? recordings.inherit(work, answer.call().callId(), target.agentId())
        : Uni.createFrom().voidItem();
  }

  private AnswerMoves.Step step(Seen<Answer> seen, AnswerInput input) {
    return seen.row().cue().isTold()
        ? ToldMoves.on(seen.row(), input, patience, seen.now())
        : AnswerMoves.on(seen.row(), input, patience, seen.now());
  }

  /**
   * Counts a call that was given to an agent. Where several replicas run, it shows which of them
   * decide.
   *
   * @param by question, if the carrier waited for it; else command
   */
  void countIfDecided(String by, Answer before, Answer after) {
    if (before.decision() != Decision.BRIDGE && after.decision() == Decision.BRIDGE) {
      metrics.counter("ringbridge.telephony.bridges.decided", "by", by).increment();
    }
  }

  /** Takes in one input for each of these calls. */
  Uni<List<Errand>> takeAll(Work work, List<Seen<Answer>> all, AnswerInput input) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(seen -> take(work, seen, input))
        .collect()
        .asList()
        .map(AnswerBook::errands);
  }

  private static List<Errand> errands(List<Optional<Errand>> found) {
    return found.stream().flatMap(Optional::stream).toList();
  }

  private Uni<List<Errand>> take(Work work, UUID callId, AnswerInput input) {
    return answers.lock(work, callId).chain(row -> takeAll(work, row.stream().toList(), input));
  }

  /** What was heard of several calls; those that were never answered are passed over. */
  public Uni<List<Errand>> takeEach(Work work, Map<UUID, AnswerInput> news) {
    return news.isEmpty()
        ? Uni.createFrom().item(List.of())
        : answers.lockAll(work, news.keySet()).chain(held -> takeEach(work, news, held));
  }

  private Uni<List<Errand>> takeEach(
      Work work, Map<UUID, AnswerInput> news, List<Seen<Answer>> held) {
    return Multi.createFrom()
        .iterable(held)
        .onItem()
        .transformToUniAndConcatenate(seen -> take(work, seen, input(news, seen)))
        .collect()
        .asList()
        .map(AnswerBook::errands);
  }

  private static AnswerInput input(Map<UUID, AnswerInput> news, Seen<Answer> seen) {
    return Objects.requireNonNull(news.get(seen.row().call().callId()));
  }

  /** The agent who talks with it leaves it the message for machines; nothing, where nobody does. */
  public Uni<List<Errand>> dropped(Work work, UUID callId) {
    return take(work, callId, new AnswerInput.Dropped());
  }

  /** The agent who talks with it hands it over, in this room; nothing, where nobody does. */
  public Uni<List<Errand>> handedOver(Work work, UUID callId, String room) {
    return take(work, callId, new AnswerInput.HandedOver(room));
  }

  /**
   * The agent who talks with it hands it over to a colleague; where that cannot be, it is said that
   * the colleague is free.
   *
   * @param bar what stands against it outside the call; empty where nothing does
   * @return nothing where the call stays where it is
   */
  public Uni<List<Errand>> handedTo(Work work, HandOverTo wish, Optional<BridgeRefusal> bar) {
    Target to = new Target(wish.agentId(), wish.room(), wish.legEpoch());
    Instant heldUntil = wish.heldUntil() == null ? wish.at() : wish.heldUntil();
    AnswerInput input =
        new AnswerInput.HandedTo(
            wish.fromAgentId(), to, bar, wish.at(), heldUntil.minus(patience.settled()));
    return take(work, wish.call().callId(), input);
  }

  /** Nobody came to the room that it was handed over in. */
  public Uni<List<Errand>> leftAlone(Work work, UUID callId, String room) {
    return take(work, callId, new AnswerInput.LeftAlone(room));
  }

  /** The lead left the room, and goes on. */
  public Uni<List<Errand>> leftRoom(Work work, UUID callId, String room) {
    return take(work, callId, new AnswerInput.LeftRoom(room));
  }

  /** What came of telling the carrier something with this turn. */
  Uni<List<Errand>> acknowledged(Work work, UUID callId, int turn, Telling telling) {
    return take(work, callId, new AnswerInput.Acknowledged(turn, telling));
  }

  /** The lead is in a room; withAgent says whether in the conference of the agent's leg. */
  public Uni<List<Errand>> joined(Work work, UUID callId, String room, boolean withAgent) {
    return take(work, callId, new AnswerInput.Joined(room, withAgent));
  }

  /** The agent's leg of this room is gone: who was not seen there with them loses them. */
  public Uni<List<Errand>> legLost(Work work, String room) {
    return answers
        .lockUnprovenIn(work, room)
        .chain(all -> takeAll(work, all, new AnswerInput.LegLost(room)));
  }
}
