package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.people.Answerer;
import dev.ringbridge.simulator.people.Behavior;
import dev.ringbridge.simulator.people.Dice;
import dev.ringbridge.simulator.people.Population;
import dev.ringbridge.simulator.people.Quirk;
import dev.ringbridge.simulator.people.Reaction;
import dev.ringbridge.simulator.people.Voice;
import java.time.Duration;
import java.util.Optional;

/**
 * Whoever legs are made to: the population behind numbers, and agents behind SIP URIs. An agent
 * without a phone of their own answers after half a second and stays, but for those whose user name
 * begins with busy-, offline- or away-.
 */
final class Callees {
  /** An agent, once they picked up. */
  static final Answerer AGENT = Answerer.staying(Voice.HUMAN, Duration.ofSeconds(1));

  private static final Duration POST_DIAL = Duration.ofMillis(200);
  private static final Duration RING = Duration.ofMillis(500);
  private static final int NOT_REGISTERED = 480;

  private final Population population;
  private final Handsets handsets;

  Callees(Population population, Handsets handsets) {
    this.population = population;
    this.handsets = handsets;
  }

  /** Dials a leg's contact once, and takes the agent's phone for it if there is one. */
  Reaction dial(LiveLeg live) {
    Contact contact = live.leg().order().contact();
    if (!contact.isPhone()) {
      return population.dial(contact.address());
    }
    Dice dice = new Dice(0, contact.address(), 1);
    return new Reaction(
        POST_DIAL, behavior(live, contact.user()), Quirk.NONE, Optional.empty(), dice);
  }

  private Behavior behavior(LiveLeg live, String user) {
    String accountSid = live.leg().accountSid();
    return switch (handsets.presence(accountSid, user)) {
      case UNKNOWN -> simulated(user);
      case OFFLINE -> new Behavior.Unreachable(NOT_REGISTERED);
      case BUSY -> new Behavior.Busy();
      case FREE -> {
        handsets.take(accountSid, user, live.sid()).ifPresent(live::ringAt);
        yield new Behavior.RingsOut();
      }
    };
  }

  private static Behavior simulated(String user) {
    if (user.startsWith("busy-")) {
      return new Behavior.Busy();
    }
    if (user.startsWith("offline-")) {
      return new Behavior.Unreachable(NOT_REGISTERED);
    }
    return user.startsWith("away-")
        ? new Behavior.RingsOut()
        : new Behavior.PicksUp(RING, true, AGENT);
  }
}
