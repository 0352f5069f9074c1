package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What legs, bridges and events have in common on the wire. */
final class Legs {
  private Legs() {}

  /** Whether a leg is among these sids. */
  static boolean isAmong(String legSid, JsonNode sids) {
    return StreamSupport.stream(sids.spliterator(), false)
        .anyMatch(sid -> sid.asText().equals(legSid));
  }

  /** A moment in ISO form, with its zone; empty if it is none. */
  static Optional<Instant> moment(String iso) {
    try {
      return Optional.of(Instant.parse(iso));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
