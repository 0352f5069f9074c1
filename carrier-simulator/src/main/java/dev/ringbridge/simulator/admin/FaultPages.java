package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.faults.WebhookFault;
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

  /** The next creates fail, or all that has to do with a number. */
  void order(RoutingContext context) throws JsonProcessingException {
    JsonNode order = AdminPages.body(context);
    String name = order.path("fault").asText();
    String number = order.path("number").asText();
    int count = order.path("count").asInt(1);
    boolean told = order.path("of").asText("creates").equals("told");
    Optional<CreateFault> create =
        CreateFault.named(name).filter(fault -> !told || (fault.isOfTold() && !number.isEmpty()));
    Optional<WebhookFault> webhooks =
        number.isEmpty() || told ? Optional.empty() : WebhookFault.named(name);
    if (count < 1 || count > MOST_FAULTS || (create.isEmpty() && webhooks.isEmpty())) {
      AdminPages.refuse(
          context, 400, "no such fault, or a count that is not from 1 to " + MOST_FAULTS);
      return;
    }
    create.ifPresent(fault -> order(number, fault, count, told));
    webhooks.ifPresent(fault -> workings.faults().order(number, fault));
    show(context);
  }

  private void order(String number, CreateFault fault, int count, boolean told) {
    if (told) {
      workings.faults().orderTold(number, fault, count);
    } else if (number.isEmpty()) {
      workings.faults().order(fault, count);
    } else {
      workings.faults().order(number, fault, count);
    }
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
