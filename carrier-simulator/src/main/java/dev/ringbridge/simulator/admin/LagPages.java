package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.call.PastStates;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far behind the truth the API is, where it says what calls are doing. */
final class LagPages {
  private static final int LONGEST_MS = 3_600_000;

  private final PastStates states;

  LagPages(Workings workings) {
    this.states = workings.exchange().calls().past();
  }

  void show(RoutingContext context) throws JsonProcessingException {
    Map<String, Object> lag = new LinkedHashMap<>();
    lag.put("listingMs", states.ofLists().toMillis());
    lag.put("fetchMs", states.ofFetches().toMillis());
    AdminPages.reply(context, 200, lag);
  }

  /** What is not said is no lag. */
  void change(RoutingContext context) throws JsonProcessingException {
    JsonNode body = AdminPages.body(context);
    states.lag(time(body, "listingMs"), time(body, "fetchMs"));
    show(context);
  }

  private static Duration time(JsonNode body, String name) {
    JsonNode ms = body.path(name);
    boolean readable = ms.isMissingNode() || (ms.isInt() && ms.asInt() >= 0);
    if (!readable || ms.asInt() > LONGEST_MS) {
      throw new IllegalArgumentException(name + " must be milliseconds, an hour at most");
    }
    return Duration.ofMillis(ms.asInt());
  }
}
