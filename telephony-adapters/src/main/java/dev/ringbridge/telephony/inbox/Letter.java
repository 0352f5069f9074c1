package dev.ringbridge.telephony.inbox;

import dev.ringbridge.core.event.Tenancy;
import java.util.Map;

/**
 * A webhook as it is filed.
 *
 * @param key the same for the same report, however often it is delivered
 * @param kind what it reports
 * @param tenancy whose call or room it is about
 * @param carrierCallId the carrier's name of the call
 * @param body what it said, without any phone number
 */
public record Letter(
    String key, String kind, Tenancy tenancy, String carrierCallId, Map<String, String> body) {
  public Letter {
    body = Map.copyOf(body);
  }
}
