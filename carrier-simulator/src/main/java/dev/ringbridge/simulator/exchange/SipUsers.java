package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.people.Answerer;
import dev.ringbridge.simulator.people.Behavior;
import dev.ringbridge.simulator.people.Behavior.Busy;
import dev.ringbridge.simulator.people.Behavior.PicksUp;
import dev.ringbridge.simulator.people.Behavior.RingsOut;
import dev.ringbridge.simulator.people.Behavior.Unreachable;
import dev.ringbridge.simulator.people.Voice;
import java.time.Duration;

/** What SIP addresses do: their first letters say so, as at the Exotel face. */
final class SipUsers {
  private static final int TEMPORARILY_UNAVAILABLE = 480;
  private static final Duration RING = Duration.ofMillis(500);
  private static final Duration HELLO = Duration.ofSeconds(1);

  private SipUsers() {}

  static Behavior behavior(String user) {
    if (user.startsWith("busy-")) {
      return new Busy();
    }
    if (user.startsWith("offline-")) {
      return new Unreachable(TEMPORARILY_UNAVAILABLE);
    }
    return user.startsWith("away-")
        ? new RingsOut()
        : new PicksUp(RING, true, Answerer.staying(Voice.HUMAN, HELLO));
  }
}
