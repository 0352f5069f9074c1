package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.people.Answerer;
import dev.ringbridge.simulator.people.Behavior;
import dev.ringbridge.simulator.people.Behavior.Busy;
import dev.ringbridge.simulator.people.Behavior.Declines;
import dev.ringbridge.simulator.people.Behavior.PicksUp;
import dev.ringbridge.simulator.people.Behavior.Unreachable;
import dev.ringbridge.simulator.people.Quirk;
import dev.ringbridge.simulator.people.Reaction;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Makes a leg: from the request to the answer, or to the end without one. */
final class LegDialing {
  private final Equipment equipment;
  private final Callees callees;
  private final LegBook book;
  private final LegNews news;
  private final LegEndings endings;
  private final LegDetecting detecting;
  private final Consumer<LiveLeg> quirks;

  /**
   * Dials for a switch.
   *
   * @param quirks brings about what else happens when a scripted number rings
   */
  LegDialing(
      Equipment equipment,
      Callees callees,
      LegBook book,
      LegNews news,
      LegEndings endings,
      Consumer<LiveLeg> quirks) {
    this.equipment = equipment;
    this.callees = callees;
    this.book = book;
    this.news = news;
    this.endings = endings;
    this.detecting = new LegDetecting(equipment, book, news);
    this.quirks = quirks;
  }

  /** Begins. */
  void dial(LiveLeg live) {
    if (live.isOver()) {
      return;
    }
    Reaction reaction = callees.dial(live);
    live.reactWith(reaction);
    book.change(live, live.leg().dialed(equipment.timers().now()));
    live.does("being dialed");
    news.write(Kind.INITIATED, live, Map.of());
    news.tell(live, Event.ofLeg("initiated", "leg_connecting", Map.of()));
    LegLimits limits = live.leg().order().limits();
    giveUpAfter(live, limits.answer());
    if (reaction.postDial().compareTo(limits.setup()) >= 0) {
      giveUpAfter(live, limits.setup());
    }
    inVirtual(live, reaction.postDial(), () -> reach(live, reaction.behavior()));
  }

  private void reach(LiveLeg live, Behavior behavior) {
    if (behavior instanceof Unreachable unreachable) {
      endings.end(live, Ending.failed(Ender.CARRIER, unreachable.sipCode()));
    } else if (behavior instanceof Busy) {
      endings.end(live, Ending.busy(Ender.CARRIER));
    } else if (behavior instanceof PicksUp picksUp) {
      ring(live, picksUp.signalsRinging());
      inVirtual(live, picksUp.ring(), () -> pickUp(live, picksUp.answerer()));
    } else {
      ring(live, true);
    }
    if (behavior instanceof Declines declines) {
      inVirtual(live, declines.ring(), () -> endings.end(live, Ending.declined(Ender.PERSON)));
    }
  }

  private void ring(LiveLeg live, boolean signaled) {
    if (signaled) {
      book.change(live, live.leg().ringing(equipment.timers().now()));
      live.does("ringing");
      news.write(Kind.RINGING, live, Map.of());
      news.tell(live, Event.ofLeg("ringing", "leg_ringing", Map.of()));
      live.observers().forEach(observer -> observer.ringing(live.leg()));
    }
    if (live.quirk() == Quirk.WAITING_CLIENT_DROPS_AT_RINGING) {
      quirks.accept(live);
    }
    giveUpAfter(live, live.leg().order().limits().ring());
  }

  /** An agent picks up at a phone of their own; a leg that does not ring there is left alone. */
  void pickUpByHand(LiveLeg live) {
    if (live.isAtPhone() && live.leg().state() == LegState.RINGING && !live.isPickedUp()) {
      pickUp(live, Callees.AGENT);
    }
  }

  private void pickUp(LiveLeg live, Answerer answerer) {
    live.cancelTimers();
    live.pickUp();
    String voice = live.isAgent() ? "CLIENT" : answerer.voice().name();
    news.write(Kind.ANSWERED, live, Map.of("voice", voice));
    Ender leaver = answerer.carrierDrops() ? Ender.CARRIER : Ender.PERSON;
    answerer
        .leaves()
        .ifPresent(
            after -> inVirtual(live, after, () -> endings.end(live, Ending.completed(leaver))));
    Runnable expire = () -> endings.end(live, Ending.completed(Ender.TIME_LIMIT));
    live.whileItLasts(equipment.timers().after(live.leg().order().limits().life(), expire));
    detecting.begin(live, answerer);
  }

  private void giveUpAfter(LiveLeg live, Duration patience) {
    inVirtual(live, patience, () -> endings.end(live, Ending.rangOut()));
  }

  private void inVirtual(LiveLeg live, Duration delay, Runnable task) {
    live.whileItLasts(equipment.timers().after(equipment.tempo().real(delay), task));
  }
}
