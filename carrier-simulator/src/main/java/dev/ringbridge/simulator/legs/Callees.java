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
  private static final int NO_LINE = 503;

  private final Population population;
  private final Handsets handsets;
  private Lines lines = (accountSid, exophone) -> false;

  Callees(Population population, Handsets handsets) {
    this.population = population;
    this.handsets = handsets;
  }

  /** Numbers are called over these from now on. */
  void dialOver(Lines next) {
    lines = next;
  }

  /** Dials a leg's contact once, and takes the agent's phone for it if there is one. */
  Reaction dial(LiveLeg live) {
    Contact contact = live.leg().order().contact();
    if (contact.isPhone()) {
      return reaction(contact, behavior(live, contact.user()));
    }
    return lines.isOut(live.leg().accountSid(), live.leg().order().exophone())
        ? reaction(contact, new Behavior.Unreachable(NO_LINE))
        : population.dial(contact.address());
  }

  private static Reaction reaction(Contact contact, Behavior behavior) {
    Dice dice = new Dice(0, contact.address(), 1);
    return new Reaction(POST_DIAL, behavior, Quirk.NONE, Optional.empty(), dice);
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
    return switch (simulatedPresence(user)) {
      case BUSY -> new Behavior.Busy();
      case OFFLINE -> new Behavior.Unreachable(NOT_REGISTERED);
      case FREE, UNKNOWN ->
          user.startsWith("away-")
              ? new Behavior.RingsOut()
              : new Behavior.PicksUp(RING, true, AGENT);
    };
  }

  /** How an agent is who has no phone of their own: their name says. */
  static Handsets.Presence simulatedPresence(String user) {
    if (user.startsWith("busy-")) {
      return Handsets.Presence.BUSY;
    }
    return user.startsWith("offline-") ? Handsets.Presence.OFFLINE : Handsets.Presence.FREE;
  }
}
