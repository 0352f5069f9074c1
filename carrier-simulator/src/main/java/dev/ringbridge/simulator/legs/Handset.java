package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.Ender;

/** An agent's own softphone, while a leg is at it. */
public interface Handset {

  /** It rings. */
  void ring(Leg leg);

  /** The agent picked up. */
  void answered(Leg leg);

  /** The leg is over. */
  void ended(Leg leg, Ender by);
}
