package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.telephony.answering.AnswerMoves.Step;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.carrier.Telling;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an answered call whose carrier is told what to do. What is decided is decided as
 * for every call ({@link AnswerMoves}); this adds when the carrier hears of it: at once where the
 * decision changes, and at the row's cue where nothing is heard. There is no loop: a cue that is
 * taken by nobody is found by the sweep, and one that is overtaken is gone with the row's change.
 */
final class ToldMoves {
  private static final Set<Replied> MESSAGES =
      Set.of(Replied.SAFE_HARBOR, Replied.MACHINE, Replied.GOODBYE);

  private ToldMoves() {}

  /** Whether an input is about telling, so that a carrier that asks is not concerned. */
  static boolean isForTheTold(AnswerInput input) {
    return input instanceof AnswerInput.Acknowledged
        || input instanceof AnswerInput.Spoken
        || input instanceof AnswerInput.LeftRoom
        || input instanceof AnswerInput.Cued;
  }

  /**
   * Takes in one input.
   *
   * @param answer the call, of a carrier that is told
   * @param input what happened
   * @param patience how long things may take
   * @param now the database's clock
   */
  static Step on(Answer answer, AnswerInput input, Patience patience, Instant now) {
    boolean over = answer.endedAt() != null;
    if (over && isForTheTold(input)) {
      return Step.to(answer.cued(null));
    }
    if (input instanceof AnswerInput.Acknowledged heard) {
      return isAwaited(answer, heard.turn())
          ? acknowledged(answer, heard.telling(), patience, now)
          : Step.to(answer);
    }
    if (input instanceof AnswerInput.Spoken said) {
      return said.turn() == answer.turn() ? spoken(answer, now) : Step.to(answer);
    }
    if (input instanceof AnswerInput.LeftRoom left) {
      return left(answer, left.room(), now);
    }
    if (input instanceof AnswerInput.Cued) {
      return isDue(answer, now) ? cued(answer, patience, now) : Step.to(answer);
    }
    return follow(answer, AnswerMoves.on(answer, input, patience, now), now);
  }

  /** A decision that changed is told at once; a proven bridge waits for nothing any more. */
  private static Step follow(Answer before, Step step, Instant now) {
    Answer next = step.answer();
    if (next.endedAt() != null || (next.bridgedAt() != null && before.bridgedAt() == null)) {
      return step.then(next.cued(null));
    }
    boolean same =
        next.decision() == before.decision() && Objects.equals(next.target(), before.target());
    return same ? step : tell(step, now);
  }

  /** Who holds was told nothing since: what is confirmed then is what it was moved away from. */
  private static boolean isAwaited(Answer answer, int turn) {
    return turn == answer.turn() && answer.replied() != Replied.HOLD;
  }

  private static Step acknowledged(Answer answer, Telling telling, Patience patience, Instant now) {
    if (telling instanceof Telling.NotNow busy) {
      return Step.to(answer.cued(now.plus(busy.pause())));
    }
    if (telling instanceof Telling.Settled) {
      return settled(answer, now);
    }
    if (telling instanceof Telling.Impossible) {
      return impossible(answer, now);
    }
    return Step.to(answer.came().cued(next(answer, patience, now)));
  }

  /** No agent is lost, and no other would do: who was rung with the call is who talks with it. */
  private static Step settled(Answer answer, Instant now) {
    Target target = answer.target();
    Step over = Step.to(answer.came().deciding(Decision.OVER, null, now).cued(null));
    return target == null || !answer.isUnproven()
        ? Step.to(answer.came().cued(null))
        : over.says(
            new BridgeRefused(answer.call(), target.agentId(), BridgeRefusal.ALREADY_DECIDED, now));
  }

  /** Whoever cannot be bridged waits for another agent; who cannot be spoken to is hung up. */
  private static Step impossible(Answer answer, Instant now) {
    if (answer.replied() == Replied.BRIDGE && answer.isUnproven()) {
      return tell(AnswerMoves.refuseLeg(answer.came(), now), now);
    }
    return answer.replied() == Replied.HANG_UP
        ? Step.to(answer.came().cued(null))
        : hangUp(answer, now);
  }

  /** After a message comes the end; after what is said of a recording, the agent. */
  private static Step spoken(Answer answer, Instant now) {
    if (answer.replied() == Replied.ANNOUNCEMENT) {
      return tell(Step.to(answer.came()), now);
    }
    return MESSAGES.contains(answer.replied()) ? hangUp(answer, now) : Step.to(answer);
  }

  /** When there is something to be told after what the carrier has just taken. */
  private static @Nullable Instant next(Answer answer, Patience patience, Instant now) {
    return switch (answer.replied()) {
      case BRIDGE -> answer.isUnproven() ? doubted(answer, patience) : null;
      case ANNOUNCEMENT -> now.plus(answer.rules().announcing());
      case SAFE_HARBOR -> now.plus(Patience.said(answer.rules().wordsWhenNobodyIsFree()));
      case MACHINE -> now.plus(Patience.said(answer.rules().machineMessage()));
      case GOODBYE -> now.plus(Patience.said(""));
      case NOTHING, MESSAGE, OPT_OUT, HOLD, HANG_UP -> null;
    };
  }

  /** When an agent who was not seen is given up: the words come before them. */
  private static Instant doubted(Answer answer, Patience patience) {
    return answer.decidedAt().plus(patience.doubt()).plus(answer.announcing());
  }

  /** Its end, if it left because the call is over, comes right after. */
  private static Step left(Answer answer, String room, Instant now) {
    if (!answer.isFor(room) || answer.decision() != Decision.BRIDGE) {
      return Step.to(answer);
    }
    return answer.isUnproven()
        ? tell(AnswerMoves.refuseLeg(answer, now), now)
        : Step.to(answer.cued(now.plus(Patience.PARTING)));
  }

  private static boolean isDue(Answer answer, Instant now) {
    Instant at = answer.cue().at();
    return at != null && !now.isBefore(at);
  }

  private static Step cued(Answer answer, Patience patience, Instant now) {
    if (answer.isUnproven() && !now.isBefore(doubted(answer, patience))) {
      return tell(AnswerMoves.refuseLeg(answer, now), now);
    }
    boolean unconfirmed = answer.redirectedAt() != null;
    if (unconfirmed && !now.isBefore(deaf(answer))) {
      return AnswerMoves.giveUp(answer.cued(null), now);
    }
    boolean said = !unconfirmed && MESSAGES.contains(answer.replied());
    return said ? hangUp(answer, now) : tell(Step.to(answer), now);
  }

  private static Instant deaf(Answer answer) {
    return answer.decidedAt().plus(Patience.DEAF).plus(answer.announcing());
  }

  /** Tells what the row says now; the safe-harbor message is decided here when the time is up. */
  private static Step tell(Step step, Instant now) {
    Step settled = AnswerMoves.settle(step, now);
    Answer answer = settled.answer();
    if (answer.decision() == Decision.HOLD) {
      return settled.then(answer.came().told(Replied.HOLD).cued(answer.safeHarborAt()));
    }
    return say(settled, instruction(answer, now), now);
  }

  /**
   * A machine that was put through to an agent is hung up and hears nothing: its message would be
   * said to the agent, whom nobody can take out of a bridge.
   */
  private static Instruction instruction(Answer answer, Instant now) {
    boolean withAgent = answer.replied() == Replied.BRIDGE || answer.replied() == Replied.HANG_UP;
    if (answer.decision() == Decision.MACHINE && withAgent) {
      return new Instruction.HangUp();
    }
    Instruction due = AnswerFunction.of(answer, answer.turn(), now);
    return due instanceof Instruction.Bridge bridge ? inTurn(answer, bridge) : due;
  }

  /** The words first, once, and then the agent. */
  private static Instruction inTurn(Answer answer, Instruction.Bridge bridge) {
    boolean heard = answer.replied() == Replied.ANNOUNCEMENT && answer.redirectedAt() == null;
    Instruction agent = new Instruction.Bridge(bridge.target());
    return heard || answer.replied() == Replied.BRIDGE
        ? agent
        : bridge
            .announcement()
            .<Instruction>map(words -> new Instruction.Announce(words.text()))
            .orElse(agent);
  }

  /** From here on the row says that it is over: what is told again is the hang-up alone. */
  private static Step hangUp(Answer answer, Instant now) {
    Answer over = answer.deciding(Decision.OVER, answer.target(), now);
    return say(Step.to(over), new Instruction.HangUp(), now);
  }

  private static Step say(Step step, Instruction what, Instant now) {
    Instant again = now.plus(Patience.CONFIRMATION);
    Answer told = step.answer().telling(Replied.of(what), now, again);
    return step.then(told).tells(new Errand.Tell(told.leg(), told.call(), told.turn(), what));
  }
}
