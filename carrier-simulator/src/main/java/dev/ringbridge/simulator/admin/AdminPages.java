package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.journal.EntryJson;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The routes under /simulator. They ask for no password: keep the port to yourself. */
public final class AdminPages {
  private static final String ROOT = "/simulator";
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int STANDARD_LIMIT = 1_000;
  private static final int LARGEST_LIMIT = 10_000;

  private final Router router;
  private final Workings workings;

  private AdminPages(Router router, Workings workings) {
    this.router = router;
    this.workings = workings;
  }

  /** Puts the pages on a router. */
  public static void mount(Router router, Workings workings) {
    new AdminPages(router, workings).mount();
  }

  private void mount() {
    router.route(ROOT + "/*").handler(BodyHandler.create(false));
    ScenarioPages scenarios = new ScenarioPages(workings);
    on(router.get(ROOT), scenarios::show);
    on(router.post(ROOT + "/presets/:name"), scenarios::preset);
    on(router.post(ROOT + "/restart"), scenarios::restart);
    on(router.get(ROOT + "/health"), this::health);
    on(router.get(ROOT + "/load"), new LoadPage(workings)::show);
    on(router.get(ROOT + "/log"), this::log);
    on(router.get(ROOT + "/calls"), this::calls);
    on(router.post(ROOT + "/calls/:sid/hangup"), this::hangUp);
    PeoplePages people = new PeoplePages(workings);
    on(router.get(ROOT + "/people"), people::show);
    on(router.put(ROOT + "/people"), people::change);
    on(router.delete(ROOT + "/people"), people::forget);
    on(router.post(ROOT + "/speech"), people::speech);
    on(router.get(ROOT + "/speed"), people::speed);
    on(router.put(ROOT + "/speed"), people::changeSpeed);
    on(router.get(ROOT + "/clock"), people::clock);
    on(router.put(ROOT + "/clock"), people::changeClock);
    on(router.post(ROOT + "/clock/leap"), new LeapPage(workings)::leap);
    LagPages lag = new LagPages(workings);
    on(router.get(ROOT + "/lag"), lag::show);
    on(router.put(ROOT + "/lag"), lag::change);
    on(router.post(ROOT + "/accounts"), this::putAccount);
    on(router.post(ROOT + "/incoming-calls"), new IncomingPages(workings)::ring);
    on(router.get(ROOT + "/clients"), this::clients);
    on(router.post(ROOT + "/clients/:identity/drop"), this::drop);
    FaultPages faults = new FaultPages(workings);
    on(router.get(ROOT + "/faults"), faults::show);
    on(router.post(ROOT + "/faults"), faults::order);
    on(router.put(ROOT + "/faults"), faults::mix);
    on(router.post(ROOT + "/webhooks/release"), faults::release);
    ExotelPages exotel = new ExotelPages(workings);
    on(router.post(ROOT + "/exotel/accounts"), exotel::putAccount);
    on(router.get(ROOT + "/exotel/accounts/:account/requests"), exotel::requests);
    on(router.post(ROOT + "/exotel/accounts/:account/customers"), exotel::putCustomer);
    on(router.put(ROOT + "/exotel/accounts/:account/exophones"), exotel::putExophone);
    on(router.put(ROOT + "/exotel/accounts/:account/heartbeat"), exotel::putHeartbeat);
    on(router.put(ROOT + "/exotel/accounts/:account/flows/:flow"), exotel::putFlow);
    on(router.post(ROOT + "/exotel/incoming-calls"), exotel::ring);
    on(router.post(ROOT + "/exotel/events"), exotel::forge);
  }

  /** Handles one page; may refuse what it reads. */
  private interface Page {
    void serve(RoutingContext context) throws JsonProcessingException;
  }

  private static void on(Route route, Page page) {
    route.handler(
        context -> {
          try {
            page.serve(context);
          } catch (JsonProcessingException e) {
            refuse(context, 400, "cannot be read: " + e.getOriginalMessage());
          } catch (IllegalArgumentException | NullPointerException e) {
            refuse(context, 400, String.valueOf(e.getMessage()));
          }
        });
  }

  private void health(RoutingContext context) throws JsonProcessingException {
    reply(context, 200, Map.of("status", "UP"));
  }

  private void log(RoutingContext context) {
    OracleLog log = workings.equipment().journal();
    long from = Long.parseLong(query(context, "from").orElse("1"));
    int limit = query(context, "limit").map(Integer::parseInt).orElse(STANDARD_LIMIT);
    List<OracleLog.Entry> entries = log.entries(from, Math.max(0, Math.min(limit, LARGEST_LIMIT)));
    String lines =
        entries.stream().map(entry -> EntryJson.line(entry) + "\n").collect(Collectors.joining());
    context.response().putHeader("Content-Type", "application/x-ndjson").end(lines);
  }

  private void calls(RoutingContext context) throws JsonProcessingException {
    List<Map<String, Object>> live = new ArrayList<>(workings.exchange().activities());
    live.addAll(workings.exotel().legs().activities());
    live.forEach(
        call ->
            workings
                .mixer()
                .hearing(String.valueOf(call.get("sid")))
                .ifPresent(sound -> call.put("sound", sound)));
    reply(context, 200, Map.of("calls", live));
  }

  private void hangUp(RoutingContext context) throws JsonProcessingException {
    String sid = context.pathParam("sid");
    Optional<CallStatus> status =
        workings.exchange().liveStatus(sid).or(() -> workings.exotel().legs().liveStatus(sid));
    if (status.isEmpty()) {
      refuse(context, 404, "no such live call");
    } else if (status.get() != CallStatus.IN_PROGRESS) {
      refuse(context, 409, "nobody has picked up");
    } else {
      workings.exchange().hangUp(sid, Ender.PERSON);
      workings.exotel().legs().hangUp(sid, Ender.PERSON);
      noContent(context);
    }
  }

  private void putAccount(RoutingContext context) throws JsonProcessingException {
    SimulatedAccount account = MAPPER.treeToValue(body(context), SimulatedAccount.class);
    boolean known = workings.equipment().accounts().find(account.accountSid()).isPresent();
    workings.equipment().accounts().put(account);
    reply(context, known ? 200 : 201, Map.of("accountSid", account.accountSid()));
  }

  private void clients(RoutingContext context) throws JsonProcessingException {
    List<String> clients = new ArrayList<>(workings.clients().identities());
    clients.addAll(workings.exotel().phones().users());
    reply(context, 200, Map.of("clients", clients));
  }

  private void drop(RoutingContext context) throws JsonProcessingException {
    String identity = context.pathParam("identity");
    boolean client = workings.clients().drop(identity);
    boolean phone = workings.exotel().phones().drop(identity);
    if (client || phone) {
      noContent(context);
    } else {
      refuse(context, 404, "no such client");
    }
  }

  static Optional<String> query(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getParam(name));
  }

  static JsonNode body(RoutingContext context) throws JsonProcessingException {
    return MAPPER.readTree(Optional.ofNullable(context.body().asString()).orElse(""));
  }

  private static void noContent(RoutingContext context) {
    context.response().setStatusCode(204).end();
  }

  static void refuse(RoutingContext context, int status, String message) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain")
        .end(message + "\n");
  }

  static void reply(RoutingContext context, int status, Object json)
      throws JsonProcessingException {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(MAPPER.writeValueAsString(json));
  }
}
