package dev.ringbridge.simulator.connect;

import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.legs.Contact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of two legs as it was asked for.
 *
 * @param from who is rung first
 * @param to who is rung when that one has answered
 * @param customField what callbacks repeat
 * @param ring how long either may ring, in virtual time
 * @param life how long it may last from the first answer, in real time
 */
public record ConnectOrder(
    String accountSid,
    Contact from,
    Contact to,
    String callerId,
    Optional<String> customField,
    Optional<CallbackTerms> callback,
    Duration ring,
    Duration life) {

  /**
   * Where and how it is told of.
   *
   * @param events the subscribed ones of answered and terminal; without one, the end is told in few
   *     words
   * @param json whether as JSON, and not as a form
   */
  public record CallbackTerms(String url, Set<String> events, boolean json) {
    public CallbackTerms {
      events = Set.copyOf(events);
    }
  }

  /** The parameters of the callback's query: what the caller told itself. */
  public Map<String, String> callParams() {
    return callback.map(terms -> Query.of(terms.url())).orElse(Map.of());
  }
}
