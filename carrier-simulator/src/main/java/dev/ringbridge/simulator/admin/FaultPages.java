package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.Faults;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** The pages on which things are made to go wrong. */
final class FaultPages {
  private static final int MOST_FAULTS = 100_000;
  private static final String ALL = Integer.toString(Integer.MAX_VALUE);

  private final Workings workings;

  FaultPages(Workings workings) {
    this.workings = workings;
  }

  /** What is ordered, what is drawn from, and what is held back. */
  void show(RoutingContext context) throws JsonProcessingException {
    Faults faults = workings.faults();
    Map<String, Object> json = FaultMixJson.of(faults.mix());
    json.put("known", FaultMixJson.known());
    json.put("waiting", faults.waiting());
    json.put("heldBack", workings.exchange().mail().heldBack());
    AdminPages.reply(context, 200, json);
  }

  /** The next creates fail. */
  void order(RoutingContext context) throws JsonProcessingException {
    JsonNode order = AdminPages.body(context);
    int count = order.path("count").asInt(1);
    Optional<CreateFault> fault = CreateFault.named(order.path("fault").asText());
    if (fault.isEmpty() || count < 1 || count > MOST_FAULTS) {
      AdminPages.refuse(
          context, 400, "no such fault, or a count that is not from 1 to " + MOST_FAULTS);
      return;
    }
    workings.faults().order(fault.get(), count);
    show(context);
  }

  /** Shares of creates and webhooks fail from now on. */
  void mix(RoutingContext context) throws JsonProcessingException {
    workings.faults().draw(FaultMixJson.read(AdminPages.body(context)));
    show(context);
  }

  /** Webhooks that were held back go out. */
  void release(RoutingContext context) throws JsonProcessingException {
    int atMost = Integer.parseInt(AdminPages.query(context, "limit").orElse(ALL));
    int released = workings.exchange().mail().release(Math.max(0, atMost));
    AdminPages.reply(
        context,
        200,
        Map.of("released", released, "heldBack", workings.exchange().mail().heldBack()));
  }
}
