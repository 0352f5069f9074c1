package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.Ender;

/** Somebody who follows one leg: the phone it is at, or the call that it is a part of. */
public interface LegObserver {

  /** It rings. */
  default void ringing(Leg leg) {}

  /** It counts as answered. */
  void answered(Leg leg);

  /** It is over. */
  void ended(Leg leg, Ender by);
}
