package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.http.ApiAnswer;
import java.util.Map;
import java.util.Objects;

/**
 * A request that was let in.
 *
 * @param path the variable parts of its path
 * @param uri its path, for messages
 */
record ApiRequest(SimulatedAccount account, Map<String, String> path, Form form, String uri) {

  String accountSid() {
    return account.accountSid();
  }

  String part(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  ApiAnswer notFound() {
    return TwilioError.notFound(uri).answer();
  }
}
