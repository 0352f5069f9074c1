package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.EventJson;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegSwitch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates legs, or does not, and answers, or does not: as the faults have it. */
final class LegCreation {
  private static final int ACCEPTED = 202;

  private final LegSwitch legs;
  private final Faults faults;
  private final LegRules rules;
  private final Journal journal;

  LegCreation(LegSwitch legs, Faults faults, LegRules rules, Journal journal) {
    this.legs = legs;
    this.faults = faults;
    this.rules = rules;
    this.journal = journal;
  }

  /**
   * What came of it.
   *
   * @param answer the answer that is due without a fault
   * @param fault what happens to that answer
   */
  record Outcome(ApiAnswer answer, Optional<CreateFault> fault) {}

  Outcome create(ExotelRequest request) {
    LegForm form = new LegForm(request.json());
    Map<String, Object> facts = facts(form);
    write(Kind.CREATE_RECEIVED, request, null, facts);
    Optional<CreateFault> fault = faults.next(String.valueOf(facts.get("to")));
    fault.ifPresent(
        f -> write(Kind.FAULT_INJECTED, request, null, with(facts, "fault", f.wireName())));
    Optional<ExotelError> refusal =
        fault.flatMap(LegCreation::refusal).or(() -> rules.refusal(form, request.account()));
    if (refusal.isPresent()) {
      write(Kind.CREATE_ANSWERED, request, null, answered(facts, refusal.get()));
      return new Outcome(request.refused(refusal.get()), fault);
    }
    return fault.filter(f -> !f.isExecuted()).isPresent()
        ? new Outcome(ApiAnswer.NO_CONTENT, fault)
        : executed(request, form, facts, fault);
  }

  private Outcome executed(
      ExotelRequest request, LegForm form, Map<String, Object> facts, Optional<CreateFault> fault) {
    boolean shuffled = fault.filter(f -> f == CreateFault.WEBHOOKS_SHUFFLED).isPresent();
    Leg leg = legs.place(form.order(request.account()), shuffled);
    int status = fault.map(LegCreation::status).orElse(ACCEPTED);
    write(Kind.CREATE_ANSWERED, request, leg.sid(), with(facts, "status", status));
    return new Outcome(request.accepted(EventJson.of(leg)), fault);
  }

  private static Optional<ExotelError> refusal(CreateFault fault) {
    return switch (fault) {
      case INVALID_NUMBER -> Optional.of(ExotelError.INVALID_CONTACT);
      case REFUSED_503 -> Optional.of(ExotelError.UNAVAILABLE);
      case REFUSED_429 -> Optional.of(ExotelError.TOO_MANY_REQUESTS);
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
      default -> ACCEPTED;
    };
  }

  /** What the request said, with the number as the other face writes it. */
  private static Map<String, Object> facts(LegForm form) {
    Map<String, Object> facts = new LinkedHashMap<>();
    String written = form.text("contact_uri").orElse("");
    facts.put("to", form.contact().map(Contact::address).orElse(written));
    form.text("exophone").ifPresent(from -> facts.put("from", from));
    Optional<String> endpoint = form.text("leg_event_endpoint");
    facts.put("callParams", endpoint.map(Query::of).orElse(Map.of()));
    endpoint.ifPresent(url -> facts.put("urlQuery", Query.raw(url)));
    form.text("network_type").ifPresent(network -> facts.put("network", network));
    return facts;
  }

  private static Map<String, Object> answered(Map<String, Object> facts, ExotelError error) {
    return with(with(facts, "status", error.status()), "code", error.code());
  }

  private static Map<String, Object> with(Map<String, Object> facts, String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(key, value);
    return more;
  }

  private void write(
      Kind kind, ExotelRequest request, @Nullable String sid, Map<String, Object> details) {
    journal.write(kind, request.accountSid(), sid, details);
  }
}
