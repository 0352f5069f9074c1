package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.people.Answerer;
import dev.ringbridge.simulator.people.Behavior;
import dev.ringbridge.simulator.people.Dice;
import dev.ringbridge.simulator.people.Quirk;
import dev.ringbridge.simulator.people.Reaction;
import dev.ringbridge.simulator.people.Voice;
import java.time.Duration;

/**
 * The agents behind SIP URIs: they answer after half a second and stay, but for those whose user
 * name begins with busy-, offline- or away-.
 */
final class AgentPhones {
  private static final Duration POST_DIAL = Duration.ofMillis(200);
  private static final Duration RING = Duration.ofMillis(500);
  private static final Duration HELLO = Duration.ofSeconds(1);
  private static final int NOT_REGISTERED = 480;

  private AgentPhones() {}

  /** What the phone of that URI does. */
  static Reaction dial(String uri) {
    return new Reaction(
        POST_DIAL, behavior(uri.substring("sip:".length())), Quirk.NONE, new Dice(0, uri, 1));
  }

  private static Behavior behavior(String user) {
    if (user.startsWith("busy-")) {
      return new Behavior.Busy();
    }
    if (user.startsWith("offline-")) {
      return new Behavior.Unreachable(NOT_REGISTERED);
    }
    return user.startsWith("away-")
        ? new Behavior.RingsOut()
        : new Behavior.PicksUp(RING, true, Answerer.staying(Voice.HUMAN, HELLO));
  }
}
