package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.SimulatorLimits;
import dev.ringbridge.simulator.contract.TwilioContract;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.http.Answers;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.http.FaultyAnswers;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.journal.SimulatorBug;
import dev.ringbridge.simulator.message.Messages;
import dev.ringbridge.simulator.recording.Recordings;
import dev.ringbridge.simulator.rest.CallCreation.Outcome;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The routes of the Twilio face. */
public final class TwilioFace {
  private static final String ACCOUNT = "/" + Api.VERSION + "/Accounts/:account";
  private static final String ACCOUNT_JSON = ACCOUNT + ".json";
  private static final String APPLICATION = ACCOUNT + "/Applications/:application.json";
  private static final String OWN_NUMBERS = ACCOUNT + "/IncomingPhoneNumbers.json";
  private static final String VERIFIED_NUMBERS = ACCOUNT + "/OutgoingCallerIds.json";
  private static final String CALLS = ACCOUNT + "/Calls.json";
  private static final String CALL = ACCOUNT + "/Calls/:sid.json";
  private static final String CALL_RECORDINGS = ACCOUNT + "/Calls/:sid/Recordings.json";
  private static final String CALL_RECORDING = ACCOUNT + "/Calls/:sid/Recordings/:recording.json";
  private static final String ROOM_RECORDINGS =
      ACCOUNT + "/Conferences/:conference/Recordings.json";
  private static final String ROOM_RECORDING =
      ACCOUNT + "/Conferences/:conference/Recordings/:recording.json";
  private static final String RECORDINGS = ACCOUNT + "/Recordings.json";
  private static final String RECORDING = ACCOUNT + "/Recordings/:recording.json";
  private static final String MEDIA = ACCOUNT + "/Recordings/:media";
  private static final String CONFERENCES = ACCOUNT + "/Conferences.json";
  private static final String CONFERENCE = ACCOUNT + "/Conferences/:conference.json";
  private static final String PARTICIPANTS = ACCOUNT + "/Conferences/:conference/Participants.json";
  private static final String PARTICIPANT =
      ACCOUNT + "/Conferences/:conference/Participants/:participant.json";
  private static final String MESSAGES = ACCOUNT + "/Messages.json";
  private static final String MESSAGE = ACCOUNT + "/Messages/:sid.json";
  private static final String QUEUES = ACCOUNT + "/Queues.json";
  private static final String QUEUE = ACCOUNT + "/Queues/:queue.json";
  private static final String MEMBERS = ACCOUNT + "/Queues/:queue/Members.json";
  private static final String MEMBER = ACCOUNT + "/Queues/:queue/Members/:member.json";
  private static final int BODY_LIMIT = 1 << 20;

  private final Router router;
  private final Equipment equipment;
  private final Exchange exchange;
  private final Faults faults;
  private final FaultyAnswers answers;
  private final TwilioContract contract = TwilioContract.today();

  private TwilioFace(Router router, Equipment equipment, Exchange exchange, Faults faults) {
    this.router = router;
    this.equipment = equipment;
    this.exchange = exchange;
    this.faults = faults;
    this.answers =
        new FaultyAnswers(
            equipment.timers(),
            TwilioError.SERVER_ERROR.answer(),
            TwilioError.UNAVAILABLE.answer());
  }

  /** Puts the face on a router. */
  public static void mount(
      Router router,
      Equipment equipment,
      Exchange exchange,
      Faults faults,
      SimulatorLimits limits) {
    new TwilioFace(router, equipment, exchange, faults).mount(limits);
  }

  private void mount(SimulatorLimits limits) {
    router.route("/" + Api.VERSION + "/*").handler(XmlAnswers::prepare);
    router.post(CALLS).handler(this::refuseConnection);
    Gate gate = new Gate(equipment.accounts(), limits.concurrentRequests());
    router.get(ACCOUNT_JSON).handler(gate::admit);
    on(HttpMethod.GET, ACCOUNT_JSON, AccountResource::fetch);
    router.route(ACCOUNT + "/*").handler(gate::admit);
    router.post(ACCOUNT + "/*").handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    mountCalls(limits);
    mountRecordings();
    mountConferences(limits);
    mountMessages(limits);
    mountQueues();
    on(HttpMethod.GET, APPLICATION, AccountResource::application);
    on(HttpMethod.GET, OWN_NUMBERS, NumbersResource::own);
    on(HttpMethod.GET, VERIFIED_NUMBERS, NumbersResource::verified);
    router
        .route("/" + Api.VERSION + "/*")
        .handler(context -> answer(context, ApiRequest::notFound));
    router.route("/" + Api.VERSION + "/*").failureHandler(this::failed);
  }

  private void mountCalls(SimulatorLimits limits) {
    CreateRules rules = new CreateRules(limits.blockedPrefixes());
    CallCreation creation =
        new CallCreation(new CreatingCalls(exchange, rules), faults, equipment.journal());
    router.post(CALLS).handler(context -> create(context, creation));
    CallsResource calls = new CallsResource(exchange, equipment.timers()::now);
    on(HttpMethod.GET, CALLS, calls::list);
    on(HttpMethod.GET, CALL, calls::fetch);
    on(HttpMethod.POST, CALL, calls::update);
    on(HttpMethod.DELETE, CALL, calls::delete);
  }

  private void mountRecordings() {
    Recordings all = new Recordings(equipment, exchange);
    RecordingsResource recordings = new RecordingsResource(all);
    on(HttpMethod.POST, CALL_RECORDINGS, recordings::start);
    mountRecordings(CALL_RECORDINGS, CALL_RECORDING, OwnRecordings.ofCalls(all));
    mountRecordings(ROOM_RECORDINGS, ROOM_RECORDING, OwnRecordings.ofConferences(all));
    on(HttpMethod.GET, RECORDINGS, recordings::list);
    on(HttpMethod.GET, RECORDING, recordings::fetch);
    on(HttpMethod.DELETE, RECORDING, recordings::delete);
    router.get(MEDIA).handler(recordings::media);
  }

  private void mountRecordings(String list, String single, OwnRecordings own) {
    on(HttpMethod.GET, list, own::list);
    on(HttpMethod.GET, single, own::fetch);
    on(HttpMethod.POST, single, own::update);
    on(HttpMethod.DELETE, single, own::delete);
  }

  private void mountConferences(SimulatorLimits limits) {
    ConferencesResource conferences = new ConferencesResource(exchange.rooms());
    on(HttpMethod.GET, CONFERENCES, conferences::list);
    on(HttpMethod.GET, CONFERENCE, conferences::fetch);
    on(HttpMethod.POST, CONFERENCE, conferences::update);
    ParticipantsResource participants = new ParticipantsResource(exchange);
    CreatingParticipants creating =
        new CreatingParticipants(exchange, new CreateRules(limits.blockedPrefixes()));
    CallCreation creation = new CallCreation(creating, faults, equipment.journal());
    router.post(PARTICIPANTS).handler(context -> create(context, creation));
    on(HttpMethod.GET, PARTICIPANTS, participants::list);
    on(HttpMethod.GET, PARTICIPANT, participants::fetch);
    router.post(PARTICIPANT).handler(context -> change(context, participants));
    on(HttpMethod.DELETE, PARTICIPANT, participants::delete);
  }

  private void mountMessages(SimulatorLimits limits) {
    MessagesResource messages =
        new MessagesResource(new Messages(equipment, exchange.mail(), limits.callsKept()));
    on(HttpMethod.POST, MESSAGES, messages::create);
    on(HttpMethod.GET, MESSAGES, messages::list);
    on(HttpMethod.GET, MESSAGE, messages::fetch);
    on(HttpMethod.POST, MESSAGE, messages::update);
    on(HttpMethod.DELETE, MESSAGE, messages::delete);
  }

  private void mountQueues() {
    QueuesResource queues = new QueuesResource(exchange, equipment.timers()::now);
    on(HttpMethod.POST, QUEUES, queues::create);
    on(HttpMethod.GET, QUEUES, queues::list);
    on(HttpMethod.GET, QUEUE, queues::fetch);
    on(HttpMethod.POST, QUEUE, queues::update);
    on(HttpMethod.DELETE, QUEUE, queues::delete);
    on(HttpMethod.GET, MEMBERS, queues::members);
    on(HttpMethod.GET, MEMBER, queues::member);
    on(HttpMethod.POST, MEMBER, queues::dequeue);
  }

  private void on(HttpMethod method, String path, Function<ApiRequest, ApiAnswer> handler) {
    router
        .route(method, path)
        .handler(
            context -> {
              wonder(context);
              answer(context, handler);
            });
  }

  /** Twilio does not say what it ignores. */
  private void wonder(RoutingContext context) {
    String method = context.request().method().name();
    String uri = context.request().path();
    List<String> oddities = contract.oddities(method, uri, request(context).form().values());
    if (!oddities.isEmpty()) {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("method", method);
      details.put("uri", uri);
      details.put("oddities", oddities);
      String account = context.pathParam("account");
      equipment.journal().write(Kind.ODD_REQUEST, account, null, details);
    }
  }

  private static void answer(RoutingContext context, Function<ApiRequest, ApiAnswer> handler) {
    Answers.send(context, handler.apply(request(context)));
  }

  private static ApiRequest request(RoutingContext context) {
    boolean inQuery = context.request().method().equals(HttpMethod.GET);
    MultiMap params = inQuery ? context.queryParams() : context.request().formAttributes();
    return new ApiRequest(
        Gate.account(context), context.pathParams(), new Form(params), context.request().path());
  }

  /** An ordered fault that strikes before the request is read. */
  private void refuseConnection(RoutingContext context) {
    if (faults.takeRefusedConnection()) {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("fault", CreateFault.REFUSED_CONNECTION.wireName());
      String account = context.pathParam("account");
      equipment.journal().write(Kind.FAULT_INJECTED, account, null, details);
      Answers.cut(context);
    } else {
      context.next();
    }
  }

  /** Changes a participant, or does not, and answers, or does not. */
  private void change(RoutingContext context, ParticipantsResource participants) {
    wonder(context);
    ApiRequest request = request(context);
    Optional<CreateFault> fault = participants.number(request).flatMap(faults::nextTold);
    fault.ifPresent(met -> note(request, met));
    boolean unread = fault.filter(met -> !met.isExecuted()).isPresent();
    ApiAnswer due = unread ? refusal(fault.get()) : participants.update(request);
    answers.send(context, due, fault);
  }

  private static ApiAnswer refusal(CreateFault fault) {
    return fault == CreateFault.REFUSED_429
        ? TwilioError.TOO_MANY_REQUESTS.answer()
        : TwilioError.UNAVAILABLE.answer();
  }

  private void note(ApiRequest request, CreateFault fault) {
    Map<String, Object> details = Map.of("fault", fault.wireName());
    equipment
        .journal()
        .write(Kind.FAULT_INJECTED, request.accountSid(), request.part("participant"), details);
  }

  private void create(RoutingContext context, CallCreation creation) {
    wonder(context);
    Outcome outcome = creation.create(request(context));
    answers.send(context, outcome.answer(), outcome.fault());
  }

  private void failed(RoutingContext context) {
    Throwable failure = context.failure();
    int status = context.statusCode() < 400 ? 500 : context.statusCode();
    if (failure != null && status == 500) {
      SimulatorBug.write(equipment.journal(), failure);
    }
    Answers.send(
        context, new TwilioError(status, status == 500 ? 20500 : 20001, "Request failed").answer());
  }
}
