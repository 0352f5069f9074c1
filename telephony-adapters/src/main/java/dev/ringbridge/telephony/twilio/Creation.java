package dev.ringbridge.telephony.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import dev.ringbridge.telephony.carrier.ThirdPartyOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;

/** The request that places a call, and what its answer means. */
@ApplicationScoped
class Creation {
  private static final List<String> EVENTS =
      List.of("initiated", "ringing", "answered", "completed");

  /** How long a third party's phone rings, in seconds; the carrier adds five. */
  private static final int THIRD_PARTY_RINGS = 30;

  private final CallbackUrls urls;

  Creation(CallbackUrls urls) {
    this.urls = urls;
  }

  /** Sends the request once. Never throws: what it saw is its answer. */
  PlaceAnswer send(PlaceOrder order, Exchange exchange, TwilioRestClient client) {
    return send(creator(order), order.number(), exchange, client);
  }

  /** The same for a call to a third party. */
  PlaceAnswer send(ThirdPartyOrder order, Exchange exchange, TwilioRestClient client) {
    return send(creator(order), order.number(), exchange, client);
  }

  private static PlaceAnswer send(
      CallCreator creator,
      dev.ringbridge.core.call.PhoneNumber to,
      Exchange exchange,
      TwilioRestClient client) {
    try {
      return answer(to, creator.create(client), exchange);
    } catch (ApiException e) {
      Integer code = e.getCode();
      return CreateVerdict.of(
          exchange, code == null ? OptionalInt.empty() : OptionalInt.of(code), cause(e));
    } catch (RuntimeException e) {
      return CreateVerdict.of(exchange, OptionalInt.empty(), cause(e));
    }
  }

  /**
   * The SDK takes a redirect, and a body without a name, for success. An answer about another
   * number is the answer to another request.
   */
  private static PlaceAnswer answer(
      dev.ringbridge.core.call.PhoneNumber to, Call call, Exchange exchange) {
    int status = exchange.status().orElse(0);
    if (call.getTo() != null && !call.getTo().equals(to.e164())) {
      return new PlaceAnswer.Lost("the answer to another request");
    }
    String sid = call.getSid();
    return status / 100 == 2 && sid != null && !sid.isBlank()
        ? new PlaceAnswer.Accepted(sid)
        : new PlaceAnswer.Lost("HTTP " + status + " without a call");
  }

  private static String cause(Throwable e) {
    Throwable cause = e.getCause();
    return (cause == null ? e : cause).getClass().getSimpleName();
  }

  /** What it says of their ringing nobody looks at: it is the end that matters. */
  private CallCreator creator(ThirdPartyOrder order) {
    URI answer = urls.thirdParty(order.call(), order.transferId());
    return Call.creator(
            new PhoneNumber(order.number().e164()), new PhoneNumber(order.callerId()), answer)
        .setMethod(HttpMethod.POST)
        .setFallbackUrl(answer)
        .setStatusCallback(urls.thirdPartyOver(order.call(), order.transferId()))
        .setStatusCallbackEvent(List.of("completed"))
        .setTimeout(THIRD_PARTY_RINGS);
  }

  private CallCreator creator(PlaceOrder order) {
    CallCreator creator =
        Call.creator(
                new PhoneNumber(order.number().e164()),
                new PhoneNumber(order.callerId()),
                urls.answer(order.call(), 0))
            .setMethod(HttpMethod.POST)
            .setFallbackUrl(urls.answer(order.call(), 0))
            .setStatusCallback(urls.status(order.call()))
            .setStatusCallbackEvent(EVENTS)
            .setTimeout(order.rules().ringLimitSeconds());
    if (order.rules().longestSeconds() > 0) {
      creator.setTimeLimit(order.rules().longestSeconds());
    }
    return order.rules().detectMachines() ? detecting(creator, order) : creator;
  }

  /** Beside the call and not before it: a person must not wait for the verdict. */
  private CallCreator detecting(CallCreator creator, PlaceOrder order) {
    return creator
        .setMachineDetection("Enable")
        .setAsyncAmd("true")
        .setAsyncAmdStatusCallback(urls.detection(order.call()));
  }
}
