package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentInput.FinishWrapUp;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.gateway.desk.DeskFrame.Pong;
import dev.ringbridge.gateway.desk.DeskFrame.Refused;
import dev.ringbridge.gateway.desk.DeskMessage.Ping;
import dev.ringbridge.gateway.desk.DeskMessage.Unreadable;
import dev.ringbridge.gateway.desk.DeskMessage.Wish;
import dev.ringbridge.gateway.shift.OnShift;
import dev.ringbridge.gateway.shift.Shifting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What agents say on their sockets. A message that cannot be taken is refused and closes nothing.
 */
@ApplicationScoped
class DeskInbox {
  private static final Logger LOG = Logger.getLogger(DeskInbox.class);

  private final Shifting shifting;
  private final Clock clock;

  DeskInbox(Shifting shifting, Clock clock) {
    this.shifting = shifting;
    this.clock = clock;
  }

  /** The socket gave a sign of life. */
  void heard(DeskSession session) {
    session.heard(clock.instant());
  }

  /**
   * Takes one message; the answer to a wish is the agent's new state, which comes by the topics.
   */
  Uni<Void> take(DeskSession session, String text) {
    heard(session);
    DeskMessage message = DeskMessage.parse(text);
    if (message instanceof Wish wish) {
      return grant(session, wish.input());
    }
    if (message instanceof Ping) {
      session.say(new Pong());
    }
    if (message instanceof Unreadable unreadable) {
      session.say(new Refused(ProblemCode.VALIDATION_ERROR, unreadable.detail()));
    }
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> grant(DeskSession session, AgentInput wish) {
    return shifting
        .tell(session.agentId(), wish)
        .invoke(after -> refuseIfInVain(session, wish, after))
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(failure -> notNow(session, failure));
  }

  private static void refuseIfInVain(
      DeskSession session, AgentInput wish, Optional<OnShift> after) {
    Optional<Agent> agent = after.map(OnShift::agent);
    if (agent.isEmpty() || agent.get().state() == AgentState.OFFLINE) {
      session.say(
          new Refused(
              ProblemCode.CONFLICT, "You are signed out: open the socket anew, then try again."));
    } else if (wish instanceof FinishWrapUp && isUndisposed(agent.get())) {
      session.say(
          new Refused(
              ProblemCode.CONFLICT, "Say what came of the call first; then you can go on."));
    }
  }

  private static boolean isUndisposed(Agent agent) {
    return agent.state() == AgentState.WRAP_UP && !agent.duty().disposed();
  }

  private static Uni<Void> notNow(DeskSession session, Throwable failure) {
    LOG.warnf("an agent's wish was not granted: %s", failure.toString());
    session.say(new Refused(ProblemCode.SERVER_ERROR, "Not possible right now: try again."));
    return Uni.createFrom().voidItem();
  }
}
