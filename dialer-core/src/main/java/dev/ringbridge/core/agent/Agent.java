package dev.ringbridge.core.agent;

import dev.ringbridge.core.agent.AgentInput.Bridge;
import dev.ringbridge.core.agent.AgentInput.CallOver;
import dev.ringbridge.core.agent.AgentInput.Disposed;
import dev.ringbridge.core.agent.AgentInput.EpochLost;
import dev.ringbridge.core.agent.AgentInput.FinishWrapUp;
import dev.ringbridge.core.agent.AgentInput.GoAvailable;
import dev.ringbridge.core.agent.AgentInput.LegDown;
import dev.ringbridge.core.agent.AgentInput.LegUp;
import dev.ringbridge.core.agent.AgentInput.Match;
import dev.ringbridge.core.agent.AgentInput.Release;
import dev.ringbridge.core.agent.AgentInput.Reserve;
import dev.ringbridge.core.agent.AgentInput.SignIn;
import dev.ringbridge.core.agent.AgentInput.SignOut;
import dev.ringbridge.core.agent.AgentInput.TakeBreak;
import dev.ringbridge.core.agent.AgentInput.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A salesperson on shift.
 *
 * <pre>
 *   OFFLINE    -- signs in -----------------------------------> ON_BREAK (SIGNED_IN)
 *   ON_BREAK   -- wants calls, leg up ------------------------> AVAILABLE, a new epoch
 *              -- wants calls, leg down ----------------------> ON_BREAK (PHONE_DOWN) until the leg is up
 *   AVAILABLE  -- a call promised in this epoch is placed ----> RESERVED
 *              -- an answered call is matched ----------------> RESERVED
 *              -- leg down -----------------------------------> ON_BREAK (PHONE_DOWN)
 *   RESERVED   -- the lead is proven in the room -------------> ON_CALL
 *              -- released, over, or too late ----------------> rests
 *   ON_CALL    -- the call is over ---------------------------> WRAP_UP, or rests where there is nothing to write
 *   WRAP_UP    -- done, once it was disposed -----------------> rests
 *              -- the time is up ----------------------------> rests; stays without end where nothing was said and it must be
 *   any        -- signs out, or the lease is lost ------------> OFFLINE; from a call, once it is over
 *   OFFLINE    -- signs in, a call still to be disposed -------> WRAP_UP without end
 *
 *   rests = AVAILABLE with a new epoch if they want calls and the leg is up,
 *           ON_BREAK (PHONE_DOWN) if the leg is down, ON_BREAK with the reason they gave otherwise
 * </pre>
 *
 * An epoch is a stretch of being AVAILABLE. A call that is planned for an agent spends the epoch;
 * each return to AVAILABLE opens a new one, and so does a loss of the promised call.
 *
 * @param id who
 * @param state what they do
 * @param wanted what they want to do once nothing is theirs to finish
 * @param breakReason why they are, or will be, on a break
 * @param epoch the last availability epoch opened
 * @param leg the leg that is up, null while none is
 * @param callId the call that is theirs, null without one
 * @param since when they began to do what they do
 * @param until when a reservation or a wrap-up ends by itself, null where it does not
 * @param duty what they owe to that call
 */
public record Agent(
    UUID id,
    AgentState state,
    AgentState wanted,
    BreakReason breakReason,
    long epoch,
    @Nullable Leg leg,
    @Nullable UUID callId,
    Instant since,
    @Nullable Instant until,
    Duty duty) {

  /** An agent who was never seen. */
  public static Agent offline(UUID id, Instant now) {
    return new Agent(
        id,
        AgentState.OFFLINE,
        AgentState.OFFLINE,
        BreakReason.SIGNED_IN,
        0,
        null,
        null,
        now,
        null,
        Duty.NONE);
  }

  /**
   * Takes in one input.
   *
   * @param input what happened
   * @param now when
   * @return the agent afterwards, and what that changed
   */
  public Step on(AgentInput input, Instant now) {
    Agent next = decide(input, now);
    return new Step(
        next,
        next.equals(this)
            ? List.of(new AgentFact.NothingNew(input.getClass()))
            : facts(next, input instanceof Tick));
  }

  private Agent decide(AgentInput input, Instant now) {
    if (input instanceof SignIn) {
      return wanted == AgentState.OFFLINE
          ? settle(wants(AgentState.ON_BREAK, BreakReason.SIGNED_IN), now)
          : this;
    }
    if (input instanceof GoAvailable) {
      return state == AgentState.OFFLINE
          ? this
          : settle(wants(AgentState.AVAILABLE, breakReason), now);
    }
    if (input instanceof TakeBreak pause) {
      return state == AgentState.OFFLINE
          ? this
          : settle(wants(AgentState.ON_BREAK, pause.reason()), now);
    }
    if (input instanceof SignOut) {
      return settle(wants(AgentState.OFFLINE, breakReason), now);
    }
    if (input instanceof LegUp up) {
      return leg != null && leg.epoch() >= up.leg().epoch() ? this : settle(with(up.leg()), now);
    }
    if (input instanceof LegDown down) {
      return leg == null || leg.epoch() > down.legEpoch() ? this : legLost(now);
    }
    if (input instanceof Reserve reserve) {
      return state == AgentState.AVAILABLE && reserve.epoch() == epoch
          ? takes(reserve.callId(), now, reserve.atMost())
          : this;
    }
    if (input instanceof Match match) {
      return matched(match, now);
    }
    if (input instanceof Bridge bridge) {
      return bridged(bridge, now);
    }
    if (input instanceof Release release) {
      return state == AgentState.RESERVED && release.callId().equals(callId) ? rest(now) : this;
    }
    if (input instanceof EpochLost lost) {
      return state == AgentState.AVAILABLE && lost.epoch() == epoch ? rest(now) : this;
    }
    if (input instanceof CallOver over) {
      return over.callId().equals(callId) ? after(over, now) : this;
    }
    if (input instanceof Disposed disposed) {
      return disposed.callId().equals(callId) ? disposed(now) : this;
    }
    if (input instanceof FinishWrapUp) {
      return state == AgentState.WRAP_UP && duty.disposed() ? rest(now) : this;
    }
    if (input instanceof Tick) {
      return until != null && !now.isBefore(until) ? rest(now) : this;
    }
    throw new AssertionError("no rule for " + input.getClass().getSimpleName());
  }

  private Agent matched(Match match, Instant now) {
    boolean promised = state == AgentState.RESERVED && match.callId().equals(callId);
    return state == AgentState.AVAILABLE || promised
        ? takes(match.callId(), now, match.atMost())
        : this;
  }

  private Agent bridged(Bridge bridge, Instant now) {
    boolean here = leg != null && leg.epoch() == bridge.legEpoch();
    return state == AgentState.RESERVED && bridge.callId().equals(callId) && here
        ? move(AgentState.ON_CALL, callId, now, null)
        : this;
  }

  private Agent after(CallOver over, Instant now) {
    if (state == AgentState.RESERVED) {
      return rest(now);
    }
    if (state != AgentState.ON_CALL) {
      return this;
    }
    Agent owing = owing(duty.binding(over.mustDispose()));
    boolean stays = over.wrapUp().compareTo(Duration.ZERO) > 0 && wanted != AgentState.OFFLINE;
    return stays
        ? owing.move(AgentState.WRAP_UP, callId, now, now.plus(over.wrapUp()))
        : owing.rest(now);
  }

  /** Whoever was only held for this is free; the others finish what they are at. */
  private Agent disposed(Instant now) {
    Agent free = owing(duty.fulfilled());
    boolean held = state == AgentState.WRAP_UP && until == null;
    return held || state == AgentState.OFFLINE ? free.rest(now) : free;
  }

  private Agent legLost(Instant now) {
    Agent bare = new Agent(id, state, wanted, breakReason, epoch, null, callId, since, until, duty);
    return state == AgentState.AVAILABLE || state == AgentState.RESERVED ? bare.rest(now) : bare;
  }

  /** A wish takes effect at once where nothing is theirs to finish. */
  private Agent settle(Agent wish, Instant now) {
    boolean busy = state == AgentState.RESERVED || state == AgentState.ON_CALL;
    boolean writing = state == AgentState.WRAP_UP && wish.wanted != AgentState.OFFLINE;
    boolean same = wish.wanted == wanted && wish.breakReason == breakReason && state == wish.wanted;
    return busy || writing || same ? wish : wish.rest(now);
  }

  /** Where an agent is when nothing is theirs to finish, but for what they still owe. */
  private Agent rest(Instant now) {
    if (duty.holds()) {
      boolean leaves = wanted == AgentState.OFFLINE;
      return move(leaves ? AgentState.OFFLINE : AgentState.WRAP_UP, callId, now, null);
    }
    if (wanted != AgentState.AVAILABLE) {
      return move(wanted, null, now, null);
    }
    return leg == null ? onBreakWithoutPhone(now) : available(now);
  }

  private Agent available(Instant now) {
    Instant idleSince = state == AgentState.AVAILABLE ? since : now;
    return new Agent(
        id,
        AgentState.AVAILABLE,
        wanted,
        breakReason,
        epoch + 1,
        leg,
        null,
        idleSince,
        null,
        Duty.NONE);
  }

  private Agent onBreakWithoutPhone(Instant now) {
    if (state == AgentState.ON_BREAK && breakReason == BreakReason.PHONE_DOWN) {
      return this;
    }
    return new Agent(
        id,
        AgentState.ON_BREAK,
        wanted,
        BreakReason.PHONE_DOWN,
        epoch,
        null,
        null,
        now,
        null,
        Duty.NONE);
  }

  private Agent takes(UUID call, Instant now, Duration atMost) {
    return move(AgentState.RESERVED, call, now, now.plus(atMost));
  }

  private Agent wants(AgentState wish, BreakReason reason) {
    return new Agent(id, state, wish, reason, epoch, leg, callId, since, until, duty);
  }

  private Agent with(Leg up) {
    return new Agent(id, state, wanted, breakReason, epoch, up, callId, since, until, duty);
  }

  private Agent owing(Duty now) {
    return new Agent(id, state, wanted, breakReason, epoch, leg, callId, since, until, now);
  }

  private Agent move(AgentState to, @Nullable UUID call, Instant now, @Nullable Instant end) {
    Duty owed = call != null && call.equals(callId) ? duty : Duty.NONE;
    Instant from = to == state ? since : now;
    return new Agent(id, to, wanted, breakReason, epoch, leg, call, from, end, owed);
  }

  private List<AgentFact> facts(Agent next, boolean overdue) {
    List<AgentFact> facts = new ArrayList<>();
    if (next.state != state) {
      facts.add(new AgentFact.Moved(state, next.state));
    }
    if (state == AgentState.RESERVED && callId != null && !callId.equals(next.callId)) {
      facts.add(new AgentFact.Freed(callId, overdue));
    }
    return List.copyOf(facts);
  }

  /**
   * What an input came to.
   *
   * @param agent the agent afterwards
   * @param facts what changed, in order
   */
  public record Step(Agent agent, List<AgentFact> facts) {}
}
