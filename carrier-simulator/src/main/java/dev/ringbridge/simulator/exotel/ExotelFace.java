package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatorLimits;
import dev.ringbridge.simulator.connect.Connects;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.exotel.Creating.Outcome;
import dev.ringbridge.simulator.exotel.Creating.Wish;
import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.flow.Flows;
import dev.ringbridge.simulator.http.Answers;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.http.FaultyAnswers;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.journal.SimulatorBug;
import dev.ringbridge.simulator.legs.LegSwitch;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The routes of the Exotel face: legs and bridges, calls of users, and the older API's details of
 * calls.
 */
public final class ExotelFace {
  private static final String V2 = "/v2/accounts/:account";
  private static final String LEGS = V2 + "/legs";
  private static final String LEG = V2 + "/legs/:leg";
  private static final String ACTIONS = V2 + "/legs/:leg/actions";
  private static final String EVENTS = V2 + "/legs/:leg/external-events";
  private static final String FILE = LegsResource.STORAGE + "/:account/:file";
  private static final String BRIDGES = V2 + "/bridges";
  private static final String BRIDGE = V2 + "/bridges/:bridge";
  private static final String EXOPHONE = V2 + "/incoming-phone-numbers/:exophone";
  private static final String USER_CALLS = V2 + "/calls";
  private static final String USER_CALL = V2 + "/calls/:sid";
  private static final String V3 = "/v3/accounts/:account";
  private static final String V1 = "/v1/Accounts/:account";
  private static final String CALLS = V1 + "/Calls.json";
  private static final String CONNECT = V1 + "/Calls/connect.json";
  private static final String WHITELIST = V1 + "/CustomerWhitelist/:number.json";
  private static final String NUMBER = V1 + "/Numbers/:number.json";
  private static final String CALL = V1 + "/Calls/:sid.json";
  private static final int BODY_LIMIT = 1 << 20;

  private final Router router;
  private final Equipment equipment;
  private final LegSwitch legs;
  private final Connects connects;
  private final Faults faults;

  private ExotelFace(
      Router router, Equipment equipment, LegSwitch legs, Connects connects, Faults faults) {
    this.router = router;
    this.equipment = equipment;
    this.legs = legs;
    this.connects = connects;
    this.faults = faults;
  }

  /** What makes calls: legs, and calls of two of them. */
  public record Switches(LegSwitch legs, Connects connects) {}

  /** Puts the face on a router. */
  public static void mount(
      Router router,
      Equipment equipment,
      Switches switches,
      Faults faults,
      ExotelAccounts accounts,
      SimulatorLimits limits) {
    new ExotelFace(router, equipment, switches.legs(), switches.connects(), faults)
        .mount(accounts, limits);
  }

  private void mount(ExotelAccounts accounts, SimulatorLimits limits) {
    router.route(V1 + "/*").handler(Xml::prepare);
    for (String creating : new String[] {LEGS, CONNECT, USER_CALLS, V3 + "/calls"}) {
      router.post(creating).handler(this::refuseConnection);
    }
    ExotelGate gate = new ExotelGate(accounts, equipment.timers(), this::envelope);
    for (String api : new String[] {V3, V2, V1}) {
      router.route(api + "/*").handler(gate::admit);
      router.route(api + "/*").handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    }
    DndList dnd = new DndList(limits.blockedPrefixes(), accounts.customers());
    LegRules rules = new LegRules(dnd, legs.legs());
    mountCreation(dnd, rules, accounts.flows());
    NumberPages numbers = new NumberPages(dnd, equipment.journal(), this::envelope);
    router.get(WHITELIST).handler(numbers::whitelist);
    router.get(NUMBER).handler(numbers::metadata);
    router.get(FILE).handler(gate::identify).handler(new RecordedFiles(legs.recordings())::send);
    on(HttpMethod.GET, EXOPHONE, request -> exophone(request, accounts.exophones()));
    mountUsers(new UserCalls(connects, new UserCallRules(dnd, legs), equipment));
    mountRest(rules, limits);
    for (String api : new String[] {V3, V2, V1}) {
      router.route(api + "/*").handler(context -> answer(context, ExotelFace::unknown));
      router.route(api + "/*").failureHandler(this::failed);
    }
  }

  private void mountCreation(DndList dnd, LegRules legRules, Flows flows) {
    LegCreation leg = new LegCreation(legs, legRules);
    router.post(LEGS).handler(context -> create(context, leg::wish));
    ConnectRules rules = new ConnectRules(dnd, legs.legs(), flows);
    ConnectCreation connect = new ConnectCreation(connects, legs, flows, rules, equipment);
    router.post(CONNECT).handler(context -> create(context, connect::wish));
  }

  /** Version 3 says the same as version 2, and more. */
  private void mountUsers(UserCalls calls) {
    router.post(USER_CALLS).handler(context -> create(context, calls::wish));
    on(HttpMethod.GET, USER_CALL, calls::fetch);
    router.post(V3 + "/calls").handler(context -> create(context, calls::wishForDetails));
    on(HttpMethod.GET, V3 + "/calls/active", calls::active);
    on(HttpMethod.GET, V3 + "/calls/:sid", calls::fetch);
    on(HttpMethod.GET, V3 + "/calls/:sid/legs", calls::legs);
  }

  private void mountRest(LegRules rules, SimulatorLimits limits) {
    LegsResource resource = new LegsResource(legs, rules, equipment.sids());
    on(HttpMethod.GET, LEG, resource::fetch);
    router.post(ACTIONS).handler(context -> act(context, resource));
    on(HttpMethod.GET, EVENTS, resource::events);
    BridgesResource bridges = new BridgesResource(legs);
    on(HttpMethod.POST, BRIDGES, bridges::create);
    on(HttpMethod.GET, BRIDGE, bridges::fetch);
    on(HttpMethod.PUT, BRIDGE, bridges::update);
    CallDetails details = new CallDetails(legs.legs(), connects, equipment, limits.listingLag());
    on(HttpMethod.GET, CALLS, details::list);
    on(HttpMethod.GET, CALL, details::fetch);
  }

  private void on(HttpMethod method, String path, Function<ExotelRequest, ApiAnswer> handler) {
    router.route(method, path).handler(context -> answer(context, handler));
  }

  private void answer(RoutingContext context, Function<ExotelRequest, ApiAnswer> handler) {
    Answers.send(context, handler.apply(request(context)));
  }

  private ExotelRequest request(RoutingContext context) {
    return new ExotelRequest(
        ExotelGate.account(context),
        origin(context),
        context.pathParams(),
        context.queryParams(),
        context.request().formAttributes(),
        Optional.ofNullable(context.body().asString()).orElse(""),
        envelope(context));
  }

  private static String origin(RoutingContext context) {
    URI address = URI.create(context.request().absoluteURI());
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private Envelope envelope(RoutingContext context) {
    return new Envelope(
        equipment.sids().next(""),
        context.request().method().name(),
        context.request().path().startsWith("/v1/"));
  }

  /** An ordered fault that strikes before the request is read. */
  private void refuseConnection(RoutingContext context) {
    if (faults.takeRefusedConnection()) {
      Map<String, Object> details = Map.of("fault", CreateFault.REFUSED_CONNECTION.wireName());
      String account = context.pathParam("account");
      equipment.journal().write(Kind.FAULT_INJECTED, account, null, details);
      Answers.cut(context);
    } else {
      context.next();
    }
  }

  private void create(RoutingContext context, Function<ExotelRequest, Wish> reading) {
    ExotelRequest request = request(context);
    Outcome outcome =
        new Creating(faults, equipment.journal()).create(request, reading.apply(request));
    faulty(context).send(context, outcome.answer(), outcome.fault());
  }

  private FaultyAnswers faulty(RoutingContext context) {
    Envelope envelope = envelope(context);
    return new FaultyAnswers(
        equipment.timers(),
        envelope.refused(ExotelError.SERVER_ERROR),
        envelope.refused(ExotelError.UNAVAILABLE));
  }

  /** Has a leg do something, or not, and answers, or not. */
  private void act(RoutingContext context, LegsResource legsResource) {
    ExotelRequest request = request(context);
    Optional<CreateFault> fault = legsResource.number(request).flatMap(faults::nextTold);
    fault.ifPresent(met -> note(request, met));
    Optional<ApiAnswer> refusal = fault.flatMap(Creating::refusal).map(request::refused);
    boolean unread = fault.filter(met -> !met.isExecuted()).isPresent();
    ApiAnswer due =
        refusal.orElseGet(() -> unread ? ApiAnswer.NO_CONTENT : legsResource.act(request));
    faulty(context).send(context, due, fault);
  }

  private void note(ExotelRequest request, CreateFault fault) {
    equipment
        .journal()
        .write(
            Kind.FAULT_INJECTED,
            request.accountSid(),
            request.part("leg"),
            Map.of("fault", fault.wireName()));
  }

  /** An ExoPhone, and how it is reached. */
  private ApiAnswer exophone(ExotelRequest request, Exophones exophones) {
    String number = request.part("exophone");
    return exophones
        .find(request.account(), number)
        .map(health -> Exophones.connectivity(health, equipment.timers().now()))
        .map(reached -> request.ok(Map.of("sid", number, "connectivity", reached)))
        .orElseGet(() -> request.refused(ExotelError.notFound("ExoPhone")));
  }

  private static ApiAnswer unknown(ExotelRequest request) {
    return request.refused(ExotelError.notFound("resource"));
  }

  private void failed(RoutingContext context) {
    Throwable failure = context.failure();
    int status = context.statusCode() < 400 ? 500 : context.statusCode();
    if (failure != null && status == 500) {
      SimulatorBug.write(equipment.journal(), failure);
    }
    ExotelError error = new ExotelError(status, 1100, "Request failed");
    Answers.send(context, envelope(context).refused(error));
  }
}
