package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.Answering;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Fetches, lists, updates and deletes calls. */
final class CallsResource {
  private static final Page<Call> PAGE = new Page<>("calls", Call::sid, CallJson::of);
  private static final Set<String> STATUSES = Set.of("completed", "canceled");

  private final Exchange exchange;
  private final Supplier<Instant> now;

  CallsResource(Exchange exchange, Supplier<Instant> now) {
    this.exchange = exchange;
    this.now = now;
  }

  ApiAnswer fetch(ApiRequest request) {
    return find(request)
        .map(call -> exchange.calls().past().fetched(call, now.get()))
        .map(call -> ApiAnswer.ok(CallJson.of(call)))
        .orElseGet(request::notFound);
  }

  ApiAnswer list(ApiRequest request) {
    Form form = request.form();
    DateFilter started = new DateFilter(form, "StartTime");
    DateFilter ended = new DateFilter(form, "EndTime");
    if (!started.isValid() || !ended.isValid()) {
      return TwilioError.parameter("StartTime or EndTime").answer();
    }
    List<Call> calls =
        exchange.calls().of(request.accountSid()).stream()
            .flatMap(call -> exchange.calls().past().listed(call, now.get()).stream())
            .filter(call -> matches(call, form))
            .filter(call -> started.passes(call.moments().started()))
            .filter(call -> ended.passes(call.moments().ended()))
            .toList();
    return PAGE.of(calls, request);
  }

  ApiAnswer update(ApiRequest request) {
    return find(request).map(call -> update(request, call)).orElseGet(request::notFound);
  }

  ApiAnswer delete(ApiRequest request) {
    Optional<Call> call = find(request);
    if (call.isEmpty()) {
      return request.notFound();
    }
    if (!call.get().status().isFinal()) {
      return TwilioError.bad(21220, "Call is still in progress").answer();
    }
    exchange.calls().remove(call.get().sid());
    return ApiAnswer.NO_CONTENT;
  }

  private ApiAnswer update(ApiRequest request, Call call) {
    Form form = request.form();
    Optional<TwilioError> refusal = refusal(form, call);
    if (refusal.isPresent()) {
      return refusal.get().answer();
    }
    amend(form, call);
    form.get("Status").ifPresent(status -> end(status, call));
    Answering next = next(form);
    if (next.document().isPresent() || next.twiml().isPresent()) {
      exchange.redirect(call.sid(), next);
    }
    return find(request)
        .map(after -> ApiAnswer.ok(CallJson.of(after)))
        .orElseGet(request::notFound);
  }

  private static Optional<TwilioError> refusal(Form form, Call call) {
    boolean redirects = form.get("Url").isPresent() || form.get("Twiml").isPresent();
    if (form.get("Url").isPresent() && form.get("Twiml").isPresent()) {
      return Optional.of(TwilioError.parameter("Url and Twiml exclude each other"));
    }
    if (!form.get("Url").map(Addresses::isUrl).orElse(true)) {
      return Optional.of(TwilioError.bad(21205, "Url is not a valid URL"));
    }
    if (!form.get("Status").map(STATUSES::contains).orElse(true)) {
      return Optional.of(TwilioError.parameter("Status"));
    }
    if (!form.isNumber("TimeLimit", 1, 86_400)) {
      return Optional.of(TwilioError.parameter("TimeLimit"));
    }
    if (call.status().isFinal()) {
      return Optional.of(TwilioError.FINISHED);
    }
    return redirects && call.status() != CallStatus.IN_PROGRESS
        ? Optional.of(TwilioError.NOT_IN_PROGRESS)
        : Optional.empty();
  }

  private void amend(Form form, Call call) {
    Optional<Target> fallback = form.target("FallbackUrl", "FallbackMethod");
    Optional<StatusHook> hook =
        form.target("StatusCallback", "StatusCallbackMethod")
            .map(target -> new StatusHook(target, events(call)));
    Optional<Duration> limit = form.get("TimeLimit").map(Long::parseLong).map(Duration::ofSeconds);
    if (fallback.isPresent() || hook.isPresent() || limit.isPresent()) {
      CallRequest terms = call.request().with(fallback, hook, limit);
      exchange.amend(call.sid(), terms);
    }
  }

  /** Canceling leaves a call alone that somebody picked up. */
  private void end(String status, Call call) {
    exchange.noteHangupRequest(call.sid(), status);
    if (status.equals("completed") || call.status() != CallStatus.IN_PROGRESS) {
      exchange.hangUp(call.sid(), Ender.REST);
    }
  }

  private static Answering next(Form form) {
    return new Answering(form.target("Url", "Method"), form.get("Twiml"), Optional.empty());
  }

  private static Set<String> events(Call call) {
    return call.request().statusHook().map(StatusHook::events).orElse(StatusHook.STANDARD_EVENTS);
  }

  private static boolean matches(Call call, Form form) {
    return form.get("To").map(call.request().to()::equals).orElse(true)
        && form.get("From").map(call.request().from()::equals).orElse(true)
        && form.get("Status").map(call.status().wireName()::equals).orElse(true)
        && form.get("ParentCallSid").map(sid -> isChild(call, sid)).orElse(true);
  }

  private static boolean isChild(Call call, String parentSid) {
    return call.parentSid().filter(parentSid::equals).isPresent();
  }

  private Optional<Call> find(ApiRequest request) {
    return exchange.calls().find(request.accountSid(), request.part("sid"));
  }
}
