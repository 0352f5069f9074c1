package dev.ringbridge.simulator.connect;

import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.legs.Contact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of two legs as it was asked for.
 *
 * @param from who is rung first
 * @param to who is rung when that one has answered; empty where a flow goes on
 * @param customField what callbacks repeat
 * @param ring how long either may ring, in virtual time
 * @param life how long it may last from the first answer, in real time
 */
public record ConnectOrder(
    String accountSid,
    Contact from,
    Optional<Contact> to,
    String callerId,
    Optional<String> customField,
    List<CallbackTerms> callbacks,
    Duration ring,
    Duration life) {

  public ConnectOrder {
    callbacks = List.copyOf(callbacks);
  }

  /**
   * Where and how it is told of.
   *
   * @param events the subscribed ones of answered and terminal; without one, the end is told in few
   *     words
   */
  public record CallbackTerms(String url, Set<String> events, Manner manner) {
    public CallbackTerms {
      events = Set.copyOf(events);
    }
  }

  /** How a customer is told. */
  public enum Manner {
    /** A form of the older API's fields. */
    FORM,
    /** The same as JSON. */
    JSON,
    /** What the API of users shows of a call. */
    DETAILS
  }

  /** Whom it is about, as the log says: the second party, or the only one. */
  public Contact lead() {
    return to.orElse(from);
  }

  /** The parameters of the callback's query: what the caller told itself. */
  public Map<String, String> callParams() {
    return callbacks.stream().findFirst().map(terms -> Query.of(terms.url())).orElse(Map.of());
  }
}
