package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.connect.Ist;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.twiml.SoundLength;
import dev.ringbridge.simulator.webhook.Courier;
import dev.ringbridge.simulator.webhook.FlowQuestion;
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

/**
 * One call through the flow of an ExoPhone: a Passthru applet, a Greeting whose text is asked for,
 * and the Passthru once more, at the end.
 */
public final class IncomingFlow {
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneOffset.ofHoursMinutes(5, 30));

  private final Equipment equipment;
  private final Order order;
  private final String sid;
  private final Instant begun;

  private IncomingFlow(Equipment equipment, Order order) {
    this.equipment = equipment;
    this.order = order;
    this.sid = equipment.sids().next("");
    this.begun = equipment.timers().now();
  }

  /** Somebody calls; says the call's sid. */
  public static String begin(Equipment equipment, Order order) {
    IncomingFlow flow = new IncomingFlow(equipment, order);
    flow.write(Kind.CALLER_RINGING, Map.of());
    flow.passthru("call-attempt", flow::greet);
    return flow.sid;
  }

  /** Synchronous: 200 goes on, anything else ends the flow here. */
  private void greet(Reply reply) {
    if (reply instanceof Reply.Answered answered && answered.status() == 200) {
      ask(order.greeting(), Map.of("CallSid", sid), this::play);
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
    Duration lasted = Duration.between(begun, equipment.timers().now());
    write(
        Kind.ENDED,
        Map.of("status", "completed", "by", "carrier", "durationMs", lasted.toMillis()));
    passthru("completed", reply -> {});
  }

  private void passthru(String callType, Consumer<Reply> then) {
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
    ask(order.passthru(), said, then);
  }

  private void ask(String url, Map<String, String> params, Consumer<Reply> then) {
    equipment.courier().deliver(new FlowQuestion(url, params), new Asked(then));
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
   * @param greeting the URL of its Greeting's text
   */
  public record Order(String accountSid, String from, String to, String passthru, String greeting) {
    public Order {
      Objects.requireNonNull(accountSid, "accountSid");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(passthru, "passthru");
      Objects.requireNonNull(greeting, "greeting");
    }
  }

  private record Asked(Consumer<Reply> then) implements Courier.Listener {
    @Override
    public void sent(int attempt) {
      // The reply tells all.
    }

    @Override
    public void replied(int attempt, Reply reply, Duration elapsed) {
      // The last one counts.
    }

    @Override
    public void done(Reply reply) {
      then.accept(reply);
    }
  }
}
