package dev.ringbridge.core.event;

/**
 * The full state of one small thing on a compacted topic. A reader keeps the one with the highest
 * version and forgets the rest; the order of arrival does not matter.
 */
public interface Snapshot extends Event {
  /** Grows with every change of the thing described, whichever replica publishes it. */
  long version();
}
