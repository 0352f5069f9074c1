package dev.ringbridge.core.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a call first reached each of its states, each null until it did. The earliest report of a
 * moment counts.
 *
 * @param handedOver when it was seen last with a colleague to whom it was handed over; here the
 *     latest report counts
 */
public record Moments(
    @Nullable Instant placing,
    @Nullable Instant placed,
    @Nullable Instant ringing,
    @Nullable Instant answered,
    @Nullable Instant bridged,
    @Nullable Instant handedOver,
    @Nullable Instant ended) {

  static final Moments NONE = new Moments(null, null, null, null, null, null, null);

  Moments withPlacing(Instant at) {
    return new Moments(
        earliest(placing, at), placed, ringing, answered, bridged, handedOver, ended);
  }

  Moments withPlaced(Instant at) {
    return new Moments(
        placing, earliest(placed, at), ringing, answered, bridged, handedOver, ended);
  }

  Moments withRinging(Instant at) {
    return new Moments(
        placing, placed, earliest(ringing, at), answered, bridged, handedOver, ended);
  }

  Moments withAnswered(Instant at) {
    return new Moments(
        placing, placed, ringing, earliest(answered, at), bridged, handedOver, ended);
  }

  Moments withBridged(Instant at) {
    return new Moments(
        placing, placed, ringing, answered, earliest(bridged, at), handedOver, ended);
  }

  Moments withHandedOver(Instant at) {
    return new Moments(placing, placed, ringing, answered, bridged, at, ended);
  }

  Moments withEnded(@Nullable Instant at) {
    return new Moments(placing, placed, ringing, answered, bridged, handedOver, at);
  }

  static Instant earliest(@Nullable Instant known, Instant heard) {
    return known == null || heard.isBefore(known) ? heard : known;
  }
}
