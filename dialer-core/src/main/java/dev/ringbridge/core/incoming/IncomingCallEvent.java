package dev.ringbridge.core.incoming;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts on {@code incoming.calls}. Beside {@code dial.jobs} it is the one topic that carries
 * phone numbers, because who calls is known by nothing else (docs/adr/0017); it is kept for a day.
 */
public sealed interface IncomingCallEvent extends Event {
  /** The call, named here when it was first heard of. */
  UUID callId();

  @Override
  default UUID key() {
    return callId();
  }

  /**
   * Somebody rang one of our numbers.
   *
   * @param accountId the carrier account whose number it is
   * @param from who; null where they withhold it, or where it is no phone number
   * @param to which number they dialed; null where it is no phone number
   * @param verification what the network says of {@code from}
   * @param waitsUntil until when the caller waits to be taken for somebody's call; null where they
   *     hear the message at once
   * @param at when we first heard of it
   */
  record CallerRang(
      UUID callId,
      Tenancy tenancy,
      UUID accountId,
      @Nullable PhoneNumber from,
      @Nullable PhoneNumber to,
      Verification verification,
      @Nullable Instant waitsUntil,
      Instant at)
      implements IncomingCallEvent {
    /** The same, from a number that is written otherwise. */
    public CallerRang from(PhoneNumber number) {
      return new CallerRang(callId, tenancy, accountId, number, to, verification, waitsUntil, at);
    }
  }

  /**
   * The call is over.
   *
   * @param seconds how long it lasted, as the carrier counts, or as it seemed here
   */
  record CallerLeft(UUID callId, Tenancy tenancy, int seconds, Instant at)
      implements IncomingCallEvent {}
}
