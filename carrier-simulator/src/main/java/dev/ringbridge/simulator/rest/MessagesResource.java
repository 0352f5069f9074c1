package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.message.Message;
import dev.ringbridge.simulator.message.MessageRequest;
import dev.ringbridge.simulator.message.MessageStatus;
import dev.ringbridge.simulator.message.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends, fetches, lists, calls off, redacts and deletes messages. */
final class MessagesResource {
  private static final Page<Message> PAGE = new Page<>("messages", Message::sid, MessageJson::of);

  private final Messages messages;
  private final MessageRules rules = new MessageRules();

  MessagesResource(Messages messages) {
    this.messages = messages;
  }

  ApiAnswer create(ApiRequest request) {
    return rules
        .refusal(request.form(), request.account())
        .map(TwilioError::answer)
        .orElseGet(() -> ApiAnswer.json(201, MessageJson.of(messages.send(read(request)))));
  }

  private static MessageRequest read(ApiRequest request) {
    Form form = request.form();
    Optional<Instant> at =
        form.get("ScheduleType").isPresent() ? form.time("SendAt") : Optional.empty();
    return new MessageRequest(
        request.accountSid(),
        form.get("To").orElseThrow(),
        form.get("From"),
        form.get("MessagingServiceSid"),
        form.get("Body").orElse(""),
        form.words("MediaUrl").size(),
        at,
        form.target("StatusCallback", "StatusCallbackMethod"));
  }

  ApiAnswer list(ApiRequest request) {
    Form form = request.form();
    DateFilter sent = new DateFilter(form, "DateSent");
    if (!sent.isValid()) {
      return TwilioError.parameter("DateSent").answer();
    }
    List<Message> found =
        messages.of(request.accountSid()).stream()
            .filter(one -> form.get("To").map(one.request().to()::equals).orElse(true))
            .filter(one -> form.get("From").map(f -> isFrom(one, f)).orElse(true))
            .filter(one -> sent.passes(one.sent()))
            .toList();
    return PAGE.of(found, request);
  }

  private static boolean isFrom(Message message, String number) {
    return message.request().from().filter(number::equals).isPresent();
  }

  ApiAnswer fetch(ApiRequest request) {
    return find(request)
        .map(message -> ApiAnswer.ok(MessageJson.of(message)))
        .orElseGet(request::notFound);
  }

  ApiAnswer update(ApiRequest request) {
    return find(request).map(message -> update(request, message)).orElseGet(request::notFound);
  }

  /** An empty body redacts; canceling takes what waits for its time. */
  private ApiAnswer update(ApiRequest request, Message message) {
    Optional<String> status = request.form().get("Status");
    if (status.isEmpty()) {
      return request.form().get("Body").isPresent()
          ? TwilioError.bad(20001, "Body can only be made empty").answer()
          : ApiAnswer.ok(MessageJson.of(messages.redact(message)));
    }
    boolean may = status.get().equals("canceled") && message.status() == MessageStatus.SCHEDULED;
    return may
        ? ApiAnswer.ok(MessageJson.of(messages.cancel(message)))
        : TwilioError.bad(30409, "The message cannot be canceled").answer();
  }

  ApiAnswer delete(ApiRequest request) {
    Optional<Message> message = find(request);
    if (message.isEmpty()) {
      return request.notFound();
    }
    if (!message.get().status().isFinal()) {
      return TwilioError.NOT_COMPLETE.answer();
    }
    messages.delete(message.get());
    return ApiAnswer.NO_CONTENT;
  }

  private Optional<Message> find(ApiRequest request) {
    return messages.find(request.accountSid(), request.part("sid"));
  }
}
