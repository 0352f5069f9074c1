package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.Answering;
import dev.ringbridge.simulator.exchange.CallQueue;
import dev.ringbridge.simulator.exchange.CallQueue.Member;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.exchange.Queues;
import dev.ringbridge.simulator.http.ApiAnswer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens, fetches, lists, changes and closes queues, and takes calls out of them. */
final class QueuesResource {
  private static final int LONGEST_NAME = 64;
  private static final String NAME = "FriendlyName";
  private static final String SIZE = "MaxSize";

  private final Exchange exchange;
  private final Queues queues;
  private final Supplier<Instant> now;

  QueuesResource(Exchange exchange, Supplier<Instant> now) {
    this.exchange = exchange;
    this.queues = exchange.queues();
    this.now = now;
  }

  ApiAnswer create(ApiRequest request) {
    Form form = request.form();
    if (form.get(NAME).isEmpty()) {
      return TwilioError.bad(22001, "A friendly name is required").answer();
    }
    return refusal(request, "")
        .map(TwilioError::answer)
        .orElseGet(
            () ->
                ApiAnswer.json(
                    201,
                    json(
                        queues.open(
                            request.accountSid(),
                            form.get(NAME).orElseThrow(),
                            form.number(SIZE, CallQueue.STANDARD_SIZE)))));
  }

  ApiAnswer list(ApiRequest request) {
    return new Page<CallQueue>("queues", CallQueue::sid, this::json)
        .of(queues.of(request.accountSid()), request);
  }

  ApiAnswer fetch(ApiRequest request) {
    return withQueue(request, queue -> ApiAnswer.ok(json(queue)));
  }

  ApiAnswer update(ApiRequest request) {
    return withQueue(
        request,
        queue ->
            refusal(request, queue.sid())
                .map(TwilioError::answer)
                .orElseGet(() -> ApiAnswer.ok(json(change(request.form(), queue)))));
  }

  private CallQueue change(Form form, CallQueue queue) {
    return queues.change(
        queue, form.get(NAME).orElse(queue.name()), form.number(SIZE, queue.maxSize()));
  }

  ApiAnswer delete(ApiRequest request) {
    return withQueue(
        request,
        queue -> {
          if (!queue.members().isEmpty()) {
            return TwilioError.bad(22002, "Calls wait in the queue").answer();
          }
          queues.close(queue);
          return ApiAnswer.NO_CONTENT;
        });
  }

  ApiAnswer members(ApiRequest request) {
    return withQueue(
        request,
        queue ->
            new Page<Member>(
                    "queue_members", Member::callSid, one -> QueueJson.of(queue, one, now.get()))
                .of(queue.members(), request));
  }

  ApiAnswer member(ApiRequest request) {
    return withMember(request, (queue, one) -> ApiAnswer.ok(QueueJson.of(queue, one, now.get())));
  }

  /** Takes somebody out: their call goes on with another document. */
  ApiAnswer dequeue(ApiRequest request) {
    Form form = request.form();
    if (!form.get("Url").map(Addresses::isUrl).orElse(false)) {
      return TwilioError.bad(21205, "Url is not a valid URL").answer();
    }
    return withMember(
        request,
        (queue, one) -> {
          Answering next =
              new Answering(form.target("Url", "Method"), Optional.empty(), Optional.empty());
          exchange.redirect(one.callSid(), next);
          return ApiAnswer.ok(QueueJson.of(queue, one, now.get()));
        });
  }

  private Optional<TwilioError> refusal(ApiRequest request, String itself) {
    Form form = request.form();
    if (form.get(NAME).filter(name -> name.length() > LONGEST_NAME).isPresent()) {
      return Optional.of(TwilioError.parameter(NAME));
    }
    if (!form.isNumber(SIZE, 1, CallQueue.LARGEST_SIZE)) {
      return Optional.of(TwilioError.parameter(SIZE));
    }
    return form.get(NAME)
        .flatMap(name -> queues.named(request.accountSid(), name))
        .filter(other -> !other.sid().equals(itself))
        .map(other -> TwilioError.bad(22003, "A queue of this name exists"));
  }

  private Map<String, @Nullable Object> json(CallQueue queue) {
    return QueueJson.of(queue, now.get());
  }

  private ApiAnswer withQueue(ApiRequest request, Function<CallQueue, ApiAnswer> then) {
    return queues
        .find(request.accountSid(), request.part("queue"))
        .map(then)
        .orElseGet(request::notFound);
  }

  private ApiAnswer withMember(ApiRequest request, BiFunction<CallQueue, Member, ApiAnswer> then) {
    return withQueue(
        request,
        queue ->
            queue
                .member(request.part("member"))
                .map(one -> then.apply(queue, one))
                .orElseGet(request::notFound));
  }
}
