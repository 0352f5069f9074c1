package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.Query;
import java.util.Map;
import java.util.Optional;

/**
 * What a leg is for.
 *
 * @param agent whether it is an agent's and no lead's
 * @param callSid the call of two legs that it is a part of, if of one
 * @param callParams what the caller told itself by a URL's query
 */
public record Origin(boolean agent, Optional<String> callSid, Map<String, String> callParams) {

  /** A leg of its own: an agent's if it goes to a softphone. */
  public static Origin alone(Contact contact, Optional<String> endpoint) {
    return new Origin(
        contact.isPhone(), Optional.empty(), endpoint.map(Query::of).orElse(Map.of()));
  }
}
