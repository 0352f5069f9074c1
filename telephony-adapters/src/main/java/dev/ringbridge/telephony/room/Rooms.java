package dev.ringbridge.telephony.room;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.agentleg.AgentLegs;
import dev.ringbridge.telephony.answering.AnswerBook;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.room.RoomReport.AgentCame;
import dev.ringbridge.telephony.room.RoomReport.AgentLeft;
import dev.ringbridge.telephony.room.RoomReport.LeadCame;
import dev.ringbridge.telephony.room.RoomReport.LeadLeft;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is in which room. The agent's leg ends its conference when it leaves, so a lead in the
 * conference that the leg was seen in was there with the agent, in whatever order the two are heard
 * of; a lead in any other conference of that room is alone in it, and the leg is gone.
 */
@ApplicationScoped
class Rooms {
  private final AgentLegs legs;
  private final AnswerBook answers;

  Rooms(AgentLegs legs, AnswerBook answers) {
    this.legs = legs;
    this.answers = answers;
  }

  /** Takes in one report; returns what is to be asked of the carrier after the commit. */
  Uni<List<Errand>> take(Work work, RoomReport report) {
    if (report instanceof AgentCame came) {
      return agentCame(work, came);
    }
    if (report instanceof AgentLeft left) {
      return lock(work, left.room()).chain(leg -> agentLeft(work, left, leg));
    }
    if (report instanceof LeadCame came) {
      return lock(work, came.room()).chain(leg -> leadCame(work, came, leg));
    }
    if (report instanceof LeadLeft left) {
      return answers.leftRoom(work, left.callId(), left.room().name());
    }
    throw new AssertionError("no rule for " + report.getClass().getSimpleName());
  }

  private Uni<Optional<Seen<AgentLeg>>> lock(Work work, RoomRef room) {
    return legs.lock(work, room.line().agentId(), room.epoch());
  }

  private Uni<List<Errand>> agentCame(Work work, AgentCame came) {
    RoomRef room = came.room();
    return legs.adopt(work, room.line(), room.epoch(), came.leg())
        .chain(() -> lock(work, room))
        .chain(
            leg ->
                leg.map(seen -> agentCame(work, came, seen))
                    .orElseGet(() -> Uni.createFrom().item(List.of())));
  }

  /** A leg that comes up after a newer one of the same agent is not wanted any more. */
  private Uni<List<Errand>> agentCame(Work work, AgentCame came, Seen<AgentLeg> seen) {
    return legs.isSuperseded(work, seen.row().line().agentId(), seen.row().epoch())
        .chain(superseded -> superseded ? drop(work, seen) : up(work, seen, came.conferenceId()));
  }

  private Uni<List<Errand>> up(Work work, Seen<AgentLeg> seen, String conferenceId) {
    AgentLeg.Step step = seen.row().joined(conferenceId, seen.now());
    Uni<Void> saved = legs.save(work, step);
    return step.isGain()
        ? saved.chain(() -> legs.lockOlder(work, step.leg())).chain(older -> dropAll(work, older))
        : saved.replaceWith(List.of());
  }

  private Uni<List<Errand>> dropAll(Work work, List<Seen<AgentLeg>> older) {
    return Multi.createFrom()
        .iterable(older)
        .onItem()
        .transformToUniAndConcatenate(leg -> drop(work, leg))
        .collect()
        .asList()
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  /** A newer leg takes its place: it is down, and its call is ended. */
  private Uni<List<Errand>> drop(Work work, Seen<AgentLeg> seen) {
    return down(work, seen.row(), seen.now())
        .map(
            errands -> {
              List<Errand> all = new ArrayList<>(errands);
              all.add(new Errand.HangUp(seen.row().leg()));
              return List.copyOf(all);
            });
  }

  /** The leg is gone: whoever goes into its room and was not seen there with it loses it. */
  Uni<List<Errand>> down(Work work, AgentLeg leg, Instant now) {
    AgentLeg.Step step = leg.left(now);
    return legs.save(work, step)
        .chain(
            () ->
                step.isLoss()
                    ? answers.legLost(work, leg.room())
                    : Uni.createFrom().item(List.of()));
  }

  /** The end of a conference that the leg was never in says nothing about it. */
  private Uni<List<Errand>> agentLeft(Work work, AgentLeft left, Optional<Seen<AgentLeg>> found) {
    boolean theirs =
        found
            .map(seen -> seen.row().conferenceId())
            .map(known -> left.conferenceId() == null || known.equals(left.conferenceId()))
            .orElse(true);
    return found.isPresent() && theirs
        ? down(work, found.get().row(), found.get().now())
        : Uni.createFrom().item(List.of());
  }

  private Uni<List<Errand>> leadCame(Work work, LeadCame came, Optional<Seen<AgentLeg>> found) {
    String room = came.room().name();
    boolean together =
        found.map(seen -> came.conferenceId().equals(seen.row().conferenceId())).orElse(false);
    Uni<List<Errand>> joined = answers.joined(work, came.callId(), room, together);
    return together || found.isEmpty()
        ? joined
        : joined.chain(
            first ->
                down(work, found.get().row(), found.get().now())
                    .map(second -> both(first, second)));
  }

  private static List<Errand> both(List<Errand> first, List<Errand> second) {
    List<Errand> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
