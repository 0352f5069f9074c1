package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;

/** The page on which time passes at once. */
final class LeapPage {
  private static final double LONGEST_S = Duration.ofDays(7).toSeconds();

  private final Workings workings;
  private boolean leaping;

  LeapPage(Workings workings) {
    this.workings = workings;
  }

  /** Answers when all that would have happened has, and the customer has answered to it. */
  void leap(RoutingContext context) throws JsonProcessingException {
    JsonNode seconds = AdminPages.body(context).path("seconds");
    if (!seconds.isNumber() || seconds.asDouble() <= 0 || seconds.asDouble() > LONGEST_S) {
      throw new IllegalArgumentException("seconds is a number above 0, of a week at most");
    }
    if (leaping) {
      AdminPages.refuse(context, 409, "time leaps already");
      return;
    }
    leaping = true;
    workings
        .clock()
        .leap(
            Duration.ofMillis(Math.round(seconds.asDouble() * 1e3)),
            () -> workings.equipment().courier().underWay() == 0,
            () -> leapt(context));
  }

  private void leapt(RoutingContext context) {
    leaping = false;
    try {
      AdminPages.reply(
          context,
          200,
          Map.of(
              "now",
              workings.clock().now().toString(),
              "leaptSeconds",
              workings.clock().leapt().toMillis() / 1e3));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a date and a number can be written", e);
    }
  }
}
