package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates what makes a call, or does not, and answers, or does not: as the faults have it. */
final class CallCreation {
  private static final List<String> CALLBACKS =
      List.of(
          "Url", "FallbackUrl", "StatusCallback", "AsyncAmdStatusCallback", "AmdStatusCallback");

  private final Creating creating;
  private final Faults faults;
  private final Journal journal;

  CallCreation(Creating creating, Faults faults, Journal journal) {
    this.creating = creating;
    this.faults = faults;
    this.journal = journal;
  }

  /** What is created. */
  interface Creating {
    /** Why it is not; empty if it may be. */
    Optional<TwilioError> refusal(ApiRequest request);

    /**
     * Creates it.
     *
     * @param shuffled whether its webhooks are to be doubled and shuffled
     */
    Created create(ApiRequest request, boolean shuffled);
  }

  /** A call, and how the API shows what was asked for. */
  record Created(String callSid, Map<String, @Nullable Object> json) {}

  /**
   * What came of it.
   *
   * @param answer the answer that is due without a fault
   * @param fault what happens to that answer
   */
  record Outcome(ApiAnswer answer, Optional<CreateFault> fault) {}

  Outcome create(ApiRequest request) {
    SimulatedAccount account = request.account();
    Map<String, Object> facts = facts(request.form());
    journal.write(Kind.CREATE_RECEIVED, account.accountSid(), null, facts);
    Optional<CreateFault> fault = faults.next(request.form().get("To").orElse(""));
    fault.ifPresent(
        f -> write(Kind.FAULT_INJECTED, account, null, with(facts, "fault", f.wireName())));
    Optional<TwilioError> refusal =
        fault.flatMap(CallCreation::refusal).or(() -> creating.refusal(request));
    if (refusal.isPresent()) {
      write(Kind.CREATE_ANSWERED, account, null, answered(facts, refusal.get()));
      return new Outcome(refusal.get().answer(), fault);
    }
    return fault.filter(f -> !f.isExecuted()).isPresent()
        ? new Outcome(ApiAnswer.NO_CONTENT, fault)
        : executed(request, facts, fault);
  }

  private Outcome executed(
      ApiRequest request, Map<String, Object> facts, Optional<CreateFault> fault) {
    boolean shuffled = fault.filter(f -> f == CreateFault.WEBHOOKS_SHUFFLED).isPresent();
    Created created = creating.create(request, shuffled);
    int status = fault.map(CallCreation::status).orElse(201);
    write(
        Kind.CREATE_ANSWERED, request.account(), created.callSid(), with(facts, "status", status));
    return new Outcome(ApiAnswer.json(201, created.json()), fault);
  }

  private static Optional<TwilioError> refusal(CreateFault fault) {
    return switch (fault) {
      case INVALID_NUMBER -> Optional.of(TwilioError.INVALID_TO);
      case REFUSED_503 -> Optional.of(TwilioError.UNAVAILABLE);
      case REFUSED_429 -> Optional.of(TwilioError.TOO_MANY_REQUESTS);
      default -> Optional.empty();
    };
  }

  /** What the client sees of an executed request; 0 for no answer at all. */
  private static int status(CreateFault fault) {
    return switch (fault) {
      case EXECUTED_500 -> 500;
      case EXECUTED_502_HTML -> 502;
      case EXECUTED_503 -> 503;
      case EXECUTED_DROPPED -> 0;
      default -> 201;
    };
  }

  /** What the request said, callbacks with their queries as they were sent. */
  private static Map<String, Object> facts(Form form) {
    Map<String, Object> facts = new LinkedHashMap<>();
    form.get("To").ifPresent(to -> facts.put("to", to));
    form.get("From").ifPresent(from -> facts.put("from", from));
    facts.put(
        "callParams",
        form.get("Url").or(() -> form.get("StatusCallback")).map(Query::of).orElse(Map.of()));
    for (String name : CALLBACKS) {
      form.get(name).ifPresent(url -> facts.put(query(name), Query.raw(url)));
    }
    form.get("MachineDetection").ifPresent(mode -> facts.put("machineDetection", mode));
    return facts;
  }

  /** As urlQuery of Url. */
  private static String query(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "Query";
  }

  private static Map<String, Object> answered(Map<String, Object> facts, TwilioError error) {
    return with(with(facts, "status", error.status()), "code", error.code());
  }

  private static Map<String, Object> with(Map<String, Object> facts, String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(key, value);
    return more;
  }

  private void write(
      Kind kind, SimulatedAccount account, @Nullable String callSid, Map<String, Object> details) {
    journal.write(kind, account.accountSid(), callSid, details);
  }
}
