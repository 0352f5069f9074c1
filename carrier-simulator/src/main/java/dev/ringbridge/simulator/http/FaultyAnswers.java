package dev.ringbridge.simulator.http;

import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.time.Timers;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * How a create is answered under each fault, whichever face it came to.
 *
 * @param serverError what the face says with 500
 * @param unavailable what it says with 503
 */
public record FaultyAnswers(Timers timers, ApiAnswer serverError, ApiAnswer unavailable) {
  /** Longer than any client waits: Twilio's SDK gives up after 30 s. */
  private static final Duration HELD = Duration.ofSeconds(60);

  private static final String BAD_GATEWAY =
      "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

  /**
   * Answers, or does not.
   *
   * @param due the answer without a fault
   */
  public void send(RoutingContext context, ApiAnswer due, Optional<CreateFault> fault) {
    if (fault.isEmpty()) {
      Answers.send(context, due);
      return;
    }
    switch (fault.get()) {
      case RESPONSE_DELAYED -> timers.after(HELD, () -> Answers.send(context, due));
      case EXECUTED_500 -> Answers.send(context, serverError);
      case EXECUTED_503 -> Answers.send(context, unavailable);
      case ANSWERED_TWICE -> Answers.sendTwice(context, due);
      case EXECUTED_502_HTML -> Answers.send(context, 502, "text/html", BAD_GATEWAY);
      case EXECUTED_BROKEN_JSON -> Answers.send(context, half(due));
      case EXECUTED_DROPPED, REFUSED_CONNECTION -> Answers.cut(context);
      default -> Answers.send(context, due);
    }
  }

  private static ApiAnswer half(ApiAnswer answer) {
    return new ApiAnswer(answer.status(), answer.body().substring(0, answer.body().length() / 2));
  }
}
