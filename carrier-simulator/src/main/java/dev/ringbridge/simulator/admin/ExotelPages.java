package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.exotel.Customer;
import dev.ringbridge.simulator.exotel.ExophoneHealth;
import dev.ringbridge.simulator.exotel.ExotelAccounts;
import dev.ringbridge.simulator.exotel.Heartbeats;
import dev.ringbridge.simulator.flow.Flow;
import dev.ringbridge.simulator.flow.IncomingFlow;
import dev.ringbridge.simulator.mail.Letter;
import dev.ringbridge.simulator.webhook.JsonEvent;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;

/** The pages for what only the Exotel face has. */
final class ExotelPages {
  private static final int BEAT_SECONDS = 60;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Workings workings;
  private final Heartbeats heartbeats;

  ExotelPages(Workings workings) {
    this.workings = workings;
    this.heartbeats =
        new Heartbeats(
            workings.equipment().timers(),
            workings.exchange().mail(),
            workings.exotel().accounts());
  }

  /** Adds or replaces an account. */
  void putAccount(RoutingContext context) throws JsonProcessingException {
    SimulatedExotelAccount account =
        MAPPER.treeToValue(AdminPages.body(context), SimulatedExotelAccount.class);
    boolean known = workings.exotel().accounts().find(account.accountSid()).isPresent();
    workings.exotel().accounts().put(account);
    AdminPages.reply(context, known ? 200 : 201, Map.of("accountSid", account.accountSid()));
  }

  /** How many requests of an account came within a minute, at most. */
  void requests(RoutingContext context) throws JsonProcessingException {
    String sid = context.pathParam("account");
    if (workings.exotel().accounts().find(sid).isEmpty()) {
      AdminPages.refuse(context, 404, "no such account");
      return;
    }
    ExotelAccounts.Requests requests = workings.exotel().accounts().requests(sid);
    AdminPages.reply(
        context,
        200,
        Map.of(
            "all",
            requests.all(),
            "mostInAMinute",
            requests.mostInAMinute(),
            "refused",
            requests.refused()));
  }

  /** Says on which lists somebody is whom an account calls. */
  void putCustomer(RoutingContext context) throws JsonProcessingException {
    String sid = context.pathParam("account");
    if (workings.exotel().accounts().find(sid).isEmpty()) {
      AdminPages.refuse(context, 404, "no such account");
      return;
    }
    Customer customer = MAPPER.treeToValue(AdminPages.body(context), Customer.class);
    if (!customer.isValid()) {
      AdminPages.refuse(context, 400, "number must be in E.164 form");
      return;
    }
    workings.exotel().accounts().customers().put(sid, customer);
    AdminPages.reply(context, 201, Map.of("number", customer.number()));
  }

  /** Says how one of an account's ExoPhones is reached. */
  void putExophone(RoutingContext context) throws JsonProcessingException {
    String sid = context.pathParam("account");
    if (workings.exotel().accounts().find(sid).isEmpty()) {
      AdminPages.refuse(context, 404, "no such account");
      return;
    }
    ExophoneHealth health = MAPPER.treeToValue(AdminPages.body(context), ExophoneHealth.class);
    if (!health.isValid()) {
      AdminPages.refuse(context, 400, "number must be one like 08047112233");
      return;
    }
    workings.exotel().accounts().exophones().put(sid, health);
    AdminPages.reply(context, 200, Map.of("number", health.number()));
  }

  /** Has an account told how its ExoPhones are reached, at once and then again and again. */
  void putHeartbeat(RoutingContext context) throws JsonProcessingException {
    String sid = context.pathParam("account");
    if (workings.exotel().accounts().find(sid).isEmpty()) {
      AdminPages.refuse(context, 404, "no such account");
      return;
    }
    JsonNode order = AdminPages.body(context);
    String url = order.path("url").asText();
    int seconds = order.path("everySeconds").asInt(BEAT_SECONDS);
    if (seconds < 1) {
      AdminPages.refuse(context, 400, "everySeconds must be at least 1");
    } else if (url.isEmpty()) {
      heartbeats.end(sid);
      AdminPages.reply(context, 200, Map.of());
    } else {
      heartbeats.begin(sid, url, Duration.ofSeconds(seconds));
      AdminPages.reply(context, 200, Map.of("url", url, "everySeconds", seconds));
    }
  }

  /** Says what those go through whom an account has called for this flow. */
  void putFlow(RoutingContext context) throws JsonProcessingException {
    String sid = context.pathParam("account");
    if (workings.exotel().accounts().find(sid).isEmpty()) {
      AdminPages.refuse(context, 404, "no such account");
      return;
    }
    String id = context.pathParam("flow");
    workings.exotel().accounts().flows().put(sid, id, Flow.read(AdminPages.body(context)));
    AdminPages.reply(context, 200, Map.of("flow", id));
  }

  /** Has somebody call an ExoPhone, whose flow asks at these addresses. */
  void ring(RoutingContext context) throws JsonProcessingException {
    IncomingFlow.Order order =
        MAPPER.treeToValue(AdminPages.body(context), IncomingFlow.Order.class);
    if (workings.exotel().accounts().find(order.accountSid()).isEmpty()) {
      AdminPages.refuse(context, 404, "no such account");
      return;
    }
    if (workings.exotel().accounts().exophones().isDeaf(order.accountSid(), order.to())) {
      AdminPages.refuse(context, 409, "the ExoPhone is not reached");
      return;
    }
    String sid = IncomingFlow.begin(workings.equipment(), workings.exotel().legs(), order);
    AdminPages.reply(context, 201, Map.of("sid", sid));
  }

  /** Sends an event that nothing brought about, looking as any other: nothing is signed. */
  void forge(RoutingContext context) throws JsonProcessingException {
    JsonNode order = AdminPages.body(context);
    JsonNode event = order.path("event");
    if (!event.isObject() || order.path("url").asText().isEmpty()) {
      AdminPages.refuse(context, 400, "url and event are needed");
      return;
    }
    String eventSid = event.path("event_sid").asText(workings.equipment().sids().next("forged"));
    Letter letter =
        new Letter(
            event.path("data").path("account_sid").asText(),
            null,
            "forged",
            "",
            Map.of("eventName", event.path("event_name").asText(), "eventSid", eventSid),
            new JsonEvent(order.path("url").asText(), eventSid, event.toString()));
    workings.exchange().mail().post(letter);
    AdminPages.reply(context, 202, Map.of("eventSid", eventSid));
  }
}
