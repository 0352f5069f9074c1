package dev.ringbridge.core.preview;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;

/** The facts on {@code preview.events}: which lead is shown to which agent before it is dialed. */
public sealed interface PreviewEvent extends Event {
  CallRef call();

  /** The agent, and the availability epoch that it spends. */
  Reservation reservation();

  @Override
  default Tenancy tenancy() {
    return call().tenancy();
  }

  @Override
  default UUID key() {
    return call().callId();
  }

  /**
   * A lead is shown: the agent is held for it.
   *
   * @param until when their time runs out
   * @param dials whether it is dialed by itself then, or given back
   */
  record PreviewOffered(
      CallRef call, Reservation reservation, Instant until, boolean dials, Instant at)
      implements PreviewEvent {}

  /** It is shown no more. */
  record PreviewClosed(CallRef call, Reservation reservation, PreviewEnd end, Instant at)
      implements PreviewEvent {}
}
