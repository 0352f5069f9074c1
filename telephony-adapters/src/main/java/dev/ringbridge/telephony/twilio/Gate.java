package dev.ringbridge.telephony.twilio;

import com.twilio.security.RequestValidator;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.room.RoomRef;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Lets webhooks in: the carrier's signature must hold under the account's token, over the public
 * address and the raw path and query as they came, and the address must be one that we gave out.
 * Whatever fails is refused alike and changes nothing.
 */
@ApplicationScoped
class Gate {
  private static final String SIGNATURE = "X-Twilio-Signature";

  private final TwilioAccounts accounts;
  private final CallbackUrls urls;
  private final Counter refused;

  Gate(TwilioAccounts accounts, CallbackUrls urls, MeterRegistry metrics) {
    this.accounts = accounts;
    this.urls = urls;
    this.refused =
        Counter.builder("ringbridge.telephony.webhooks.refused")
            .description("webhooks without a valid signature or address")
            .register(metrics);
  }

  /** A webhook whose signature holds. */
  Webhook open(HttpServerRequest request, MultivaluedMap<String, String> form) {
    return Optional.ofNullable(form.getFirst("AccountSid"))
        .flatMap(accounts::bySid)
        .filter(account -> isSigned(account, request, form))
        .map(account -> new Webhook(account, single(request), single(form)))
        .orElseThrow(this::refusal);
  }

  private boolean isSigned(
      TwilioAccount account, HttpServerRequest request, MultivaluedMap<String, String> form) {
    String signature = request.getHeader(SIGNATURE);
    return signature != null
        && new RequestValidator(account.authToken())
            .validate(urls.seen(request.uri()), signed(form), signature);
  }

  /**
   * The form as the SDK's check can take it, which knows no repeated names: their values, each once
   * and in order, run on with the name between them, which is what is signed (telephony.md 4.1).
   */
  static Map<String, String> signed(MultivaluedMap<String, String> form) {
    Map<String, String> flat = new HashMap<>();
    form.forEach((name, values) -> flat.put(name, String.join(name, new TreeSet<>(values))));
    return flat;
  }

  private static Map<String, String> single(MultivaluedMap<String, String> form) {
    Map<String, String> first = new HashMap<>();
    form.forEach((name, values) -> first.put(name, values.get(0)));
    return first;
  }

  private static Map<String, String> single(HttpServerRequest request) {
    Map<String, String> first = new HashMap<>();
    List<Map.Entry<String, String>> params = request.params().entries();
    params.forEach(param -> first.putIfAbsent(param.getKey(), param.getValue()));
    return first;
  }

  /** The call that a webhook's address is about. */
  CallRef call(Webhook webhook) {
    return urls.call(webhook.query()).filter(webhook::isOf).orElseThrow(this::refusal);
  }

  /** The listener that a webhook's address is about. */
  UUID listener(Webhook webhook) {
    return urls.listener(webhook.query()).orElseThrow(this::refusal);
  }

  /** The keys that a webhook's address is about. */
  String keys(Webhook webhook) {
    return urls.keys(webhook.query()).orElseThrow(this::refusal);
  }

  /** The call that a webhook's address about a transfer is about. */
  CallRef callOfTransfer(Webhook webhook) {
    return urls.callOfTransfer(webhook.query()).filter(webhook::isOf).orElseThrow(this::refusal);
  }

  /** The transfer that a webhook's address is about. */
  UUID transfer(Webhook webhook) {
    return urls.transfer(webhook.query()).orElseThrow(this::refusal);
  }

  /** The room that a webhook's address is about. */
  RoomRef room(Webhook webhook) {
    return urls.room(webhook.query())
        .filter(
            room ->
                room.line()
                    .tenancy()
                    .organizationId()
                    .equals(webhook.account().tenancy().organizationId()))
        .orElseThrow(this::refusal);
  }

  /** How everything that is not the carrier's is answered. */
  Refusal refusal() {
    refused.increment();
    return Refusal.of(
        ProblemCode.AUTHORIZATION_ERROR,
        "This address is for the carrier: its signature, or the address, does not hold.");
  }
}
