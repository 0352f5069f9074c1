package dev.ringbridge.simulator.message;

import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.mail.Letter;
import dev.ringbridge.simulator.mail.Mail;
import dev.ringbridge.simulator.people.ScriptedNumber;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.webhook.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of all accounts. Each goes its way by itself:
 *
 * <pre>
 *   SCHEDULED --(its time)--&gt; QUEUED, ACCEPTED --&gt; QUEUED --&gt; SENDING --&gt; SENT --&gt; DELIVERED or UNDELIVERED
 *   DELIVERED --(WhatsApp)--&gt; READ        SCHEDULED --(by request)--&gt; CANCELED
 * </pre>
 */
public final class Messages {
  /** Between one status and the next: virtual. */
  private static final Duration STEP = Duration.ofMillis(500);

  /** From the network to the phone, or to word that it was not reached: virtual. */
  private static final Duration DELIVERY = Duration.ofSeconds(2);

  /** Until who gets it looks at it: virtual. */
  private static final Duration READING = Duration.ofSeconds(10);

  /**
   * What happens to messages to scripted numbers: unreachable, unknown, filtered by the network.
   */
  private static final Map<Integer, Integer> ERRORS = Map.of(2, 30003, 4, 30005, 5, 30007);

  private final Map<String, Message> bySid = new LinkedHashMap<>();
  private final Map<String, Timer> next = new HashMap<>();
  private final Equipment equipment;
  private final Mail mail;
  private final int kept;

  /**
   * None so far.
   *
   * @param kept how many are remembered
   */
  public Messages(Equipment equipment, Mail mail, int kept) {
    this.equipment = equipment;
    this.mail = mail;
    this.kept = kept;
  }

  /** Takes one in. */
  public Message send(MessageRequest request) {
    String kind = request.media() > 0 ? "MM" : "SM";
    Message message = Message.begun(equipment.sids().next(kind), request, now());
    keep(message);
    note(message);
    Duration wait =
        request.sendAt().map(at -> Duration.between(now(), at)).orElseGet(() -> virtual(STEP));
    later(message.sid(), wait);
    return message;
  }

  /** The account's message of this sid. */
  public Optional<Message> find(String accountSid, String sid) {
    return Optional.ofNullable(bySid.get(sid))
        .filter(message -> message.request().accountSid().equals(accountSid));
  }

  /** The account's messages, newest first. */
  public List<Message> of(String accountSid) {
    List<Message> messages = new ArrayList<>();
    for (Message message : bySid.values()) {
      if (message.request().accountSid().equals(accountSid)) {
        messages.add(message);
      }
    }
    Collections.reverse(messages);
    return messages;
  }

  /** Calls off one that waits for its time. */
  public Message cancel(Message scheduled) {
    stop(scheduled.sid());
    return tell(scheduled.become(MessageStatus.CANCELED, now()));
  }

  /** Forgets what it said. */
  public Message redact(Message message) {
    Message silent = message.redacted(now());
    keep(silent);
    return silent;
  }

  /** Forgets one. */
  public void delete(Message message) {
    stop(message.sid());
    bySid.remove(message.sid());
  }

  private void later(String sid, Duration real) {
    next.put(sid, equipment.timers().after(real, () -> goOn(sid)));
  }

  private void stop(String sid) {
    Optional.ofNullable(next.remove(sid)).ifPresent(Timer::cancel);
  }

  private void goOn(String sid) {
    next.remove(sid);
    Message message = bySid.get(sid);
    if (message == null) {
      return;
    }
    switch (message.status()) {
      case SCHEDULED, ACCEPTED -> on(message, MessageStatus.QUEUED, STEP);
      case QUEUED -> on(message, MessageStatus.SENDING, STEP);
      case SENDING -> on(message, MessageStatus.SENT, DELIVERY);
      case SENT -> arrive(message);
      case DELIVERED -> tell(message.become(MessageStatus.READ, now()));
      default -> {}
    }
  }

  private void on(Message message, MessageStatus status, Duration then) {
    tell(message.become(status, now()));
    later(message.sid(), virtual(then));
  }

  private void arrive(Message message) {
    Optional<Integer> error =
        ScriptedNumber.code(message.request().to()).stream().boxed().findFirst().map(ERRORS::get);
    if (error.isPresent()) {
      tell(message.undelivered(error.get(), now()));
      return;
    }
    tell(message.become(MessageStatus.DELIVERED, now()));
    if (message.isWhatsApp()) {
      later(message.sid(), virtual(READING));
    }
  }

  private Message tell(Message message) {
    keep(message);
    note(message);
    String account = message.request().accountSid();
    message
        .request()
        .callback()
        .map(to -> new Hook(to, params(message), equipment.accounts().authToken(account)))
        .map(hook -> new Letter(account, null, event(message), "", facts(message), hook))
        .ifPresent(mail::post);
    return message;
  }

  private static String event(Message message) {
    return "message-" + message.status().wireName();
  }

  private static Map<String, String> params(Message message) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("AccountSid", message.request().accountSid());
    params.put("MessageSid", message.sid());
    params.put("MessageStatus", message.status().wireName());
    params.put("SmsSid", message.sid());
    params.put("SmsStatus", message.status().wireName());
    params.put("To", message.request().to());
    message.request().from().ifPresent(from -> params.put("From", from));
    message.request().service().ifPresent(sid -> params.put("MessagingServiceSid", sid));
    message.errorCode().ifPresent(code -> params.put("ErrorCode", code.toString()));
    params.put("ApiVersion", "2010-04-01");
    return params;
  }

  private void note(Message message) {
    Map<String, Object> details = facts(message);
    details.put("status", message.status().wireName());
    message.errorCode().ifPresent(code -> details.put("code", code));
    equipment.journal().write(Kind.MESSAGE, message.request().accountSid(), null, details);
  }

  private static Map<String, Object> facts(Message message) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("to", message.request().to());
    message.request().from().ifPresent(from -> facts.put("from", from));
    facts.put("message", message.sid());
    return facts;
  }

  private void keep(Message message) {
    bySid.put(message.sid(), message);
    if (bySid.size() > kept) {
      String oldest = bySid.keySet().iterator().next();
      stop(oldest);
      bySid.remove(oldest);
    }
  }

  private Duration virtual(Duration length) {
    return equipment.tempo().real(length);
  }

  private Instant now() {
    return equipment.timers().now();
  }
}
