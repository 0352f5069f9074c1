package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.connect.Ist;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.legs.LegSwitch;
import dev.ringbridge.simulator.twiml.SoundLength;
import dev.ringbridge.simulator.webhook.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call through the flow of an ExoPhone: a Passthru applet, then a Connect whose URL says whom
 * to call, or a Greeting whose text is asked for, and the Passthru once more, at the end.
 */
public final class IncomingFlow {
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneOffset.ofHoursMinutes(5, 30));

  private final Equipment equipment;
  private final LegSwitch legs;
  private final Questions questions;
  private final Order order;
  private final String sid;
  private final Instant begun;

  private IncomingFlow(Equipment equipment, LegSwitch legs, Order order) {
    this.equipment = equipment;
    this.legs = legs;
    this.questions = new Questions(equipment.courier());
    this.order = order;
    this.sid = equipment.sids().next("");
    this.begun = equipment.timers().now();
  }

  /** Somebody calls; says the call's sid. */
  public static String begin(Equipment equipment, LegSwitch legs, Order order) {
    IncomingFlow flow = new IncomingFlow(equipment, legs, order);
    flow.write(Kind.CALLER_RINGING, Map.of());
    flow.passthru("call-attempt", Map.of(), flow::goOn);
    return flow.sid;
  }

  /** Synchronous: 200 goes on, anything else ends the flow here. */
  private void goOn(Reply reply) {
    boolean wanted = reply instanceof Reply.Answered answered && answered.status() == 200;
    if (wanted && order.connect() != null) {
      new ConnectApplet(legs, questions, order, sid, () -> said("call-attempt"), this::end).begin();
    } else if (wanted && order.greeting() != null) {
      questions.ask(order.greeting(), Map.of("CallSid", sid), this::play);
    } else {
      end();
    }
  }

  private void play(Reply reply) {
    if (reply instanceof Reply.Answered answered && answered.isSuccess()) {
      write(Kind.SAID, Map.of("text", answered.body()));
      Duration length = equipment.tempo().real(SoundLength.said(answered.body()));
      equipment.timers().after(length, this::end);
    } else {
      end();
    }
  }

  private void end() {
    end(Map.of());
  }

  private void end(Map<String, String> dialed) {
    Duration lasted = Duration.between(begun, equipment.timers().now());
    write(
        Kind.ENDED,
        Map.of("status", "completed", "by", "carrier", "durationMs", lasted.toMillis()));
    boolean nobody = order.connect() != null && !"completed".equals(dialed.get("DialCallStatus"));
    passthru(nobody ? "incomplete" : "completed", dialed, reply -> {});
  }

  private void passthru(String callType, Map<String, String> more, Consumer<Reply> then) {
    Map<String, String> said = said(callType);
    said.putAll(more);
    questions.ask(order.passthru(), said, then);
  }

  private Map<String, String> said(String callType) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("CallSid", sid);
    said.put("CallFrom", ExotelNumber.write(order.from()));
    said.put("CallTo", ExotelNumber.write(order.to()));
    said.put("Direction", "incoming");
    said.put("Created", CREATED.format(begun));
    said.put("DialCallDuration", "0");
    said.put("StartTime", Objects.requireNonNull(Ist.write(begun)));
    said.put("EndTime", "1970-01-01 05:30:00");
    said.put("CallType", callType);
    said.put("flow_id", "1");
    said.put("tenant_id", order.accountSid());
    said.put("From", ExotelNumber.write(order.from()));
    said.put("To", ExotelNumber.write(order.to()));
    said.put("CurrentTime", Objects.requireNonNull(Ist.write(equipment.timers().now())));
    return said;
  }

  private void write(Kind kind, Map<String, Object> more) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("to", order.to());
    details.put("from", order.from());
    details.putAll(more);
    equipment.journal().write(kind, order.accountSid(), sid, details);
  }

  /**
   * A call to begin.
   *
   * @param passthru the URL of the flow's Passthru applets
   * @param greeting the URL of its Greeting's text; null where a Connect takes its place
   * @param connect the URL that says whom to call; null for the Greeting
   * @param connectFallback the URL that is asked where that one cannot be; null for none
   */
  public record Order(
      String accountSid,
      String from,
      String to,
      String passthru,
      @Nullable String greeting,
      @Nullable String connect,
      @Nullable String connectFallback) {
    public Order {
      Objects.requireNonNull(accountSid, "accountSid");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(passthru, "passthru");
      if (greeting == null && connect == null) {
        throw new IllegalArgumentException("greeting or connect is needed");
      }
    }
  }
}
