package dev.ringbridge.telephony.exotel;

import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.callback.AllowedSources;
import dev.ringbridge.telephony.credential.Seal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Lets in what flows ask of calls that come in: at an account's own addresses, and, where that is
 * configured, from one of the carrier's. Whatever else comes is refused alike.
 */
@ApplicationScoped
class IncomingGate {
  private static final String MARK = "exotel-incoming";
  private static final String INCOMING = "incoming";
  private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final ExotelAccounts accounts;
  private final AllowedSources sources;
  private final Seal seal;
  private final CallbackUrls urls;
  private final Counter refused;

  IncomingGate(
      ExotelAccounts accounts,
      AllowedSources sources,
      Seal seal,
      CallbackUrls urls,
      MeterRegistry metrics) {
    this.accounts = accounts;
    this.sources = sources;
    this.seal = seal;
    this.urls = urls;
    this.refused = metrics.counter("ringbridge.telephony.events.refused");
  }

  /** Where the flow of an account's numbers tells of a call. */
  String passthru(UUID accountId) {
    return urls.base() + "incoming/" + accountId + "/" + seal.on(parts(accountId));
  }

  /** Where it gets what the caller hears. */
  String message(UUID accountId) {
    return passthru(accountId) + "/message";
  }

  private static List<String> parts(UUID accountId) {
    return List.of(MARK, accountId.toString());
  }

  /** The account that an address is of. */
  ExotelAccount account(HttpServerRequest request, String account, String mark) {
    return Optional.of(account)
        .filter(text -> sources.allow(request.remoteAddress()) && UUIDS.matcher(text).matches())
        .map(UUID::fromString)
        .filter(id -> seal.isOn(parts(id), mark))
        .flatMap(accounts::byId)
        .orElseThrow(this::refusal);
  }

  /** The call that a flow tells of. */
  FlowCall open(HttpServerRequest request, String account, String mark) {
    ExotelAccount known = account(request, account, mark);
    Map<String, String> said = new HashMap<>();
    request.params().entries().forEach(one -> said.putIfAbsent(one.getKey(), one.getValue()));
    FlowCall call = new FlowCall(known, said);
    if (call.sid().isEmpty() || !call.said("Direction").equals(INCOMING)) {
      throw refusal();
    }
    return call;
  }

  private Refusal refusal() {
    refused.increment();
    return Refusal.of(
        ProblemCode.AUTHORIZATION_ERROR,
        "This address is for the carrier: it was not given out, or not to whoever calls it.");
  }
}
