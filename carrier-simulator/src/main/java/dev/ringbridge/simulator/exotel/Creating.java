package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.faults.CreateFault;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates what is asked for, or does not, and answers, or does not: as the faults have it. */
final class Creating {
  private final Faults faults;
  private final Journal journal;

  Creating(Faults faults, Journal journal) {
    this.faults = faults;
    this.journal = journal;
  }

  /**
   * What is asked for.
   *
   * @param facts what the log says of it; {@code to} is the number the faults go by
   * @param refusal why it is refused, if it is
   * @param make makes it, with its webhooks doubled and shuffled if told so
   */
  record Wish(
      Map<String, Object> facts,
      Supplier<Optional<ExotelError>> refusal,
      Function<Boolean, Made> make) {}

  /**
   * What was made.
   *
   * @param callSid of the leg or call
   * @param answer what is due for it
   */
  record Made(String callSid, ApiAnswer answer) {}

  /**
   * What came of it.
   *
   * @param answer the answer that is due without a fault
   * @param fault what happens to that answer
   */
  record Outcome(ApiAnswer answer, Optional<CreateFault> fault) {}

  Outcome create(ExotelRequest request, Wish wish) {
    write(Kind.CREATE_RECEIVED, request, null, wish.facts());
    Optional<CreateFault> fault = faults.next(String.valueOf(wish.facts().get("to")));
    fault.ifPresent(
        f -> write(Kind.FAULT_INJECTED, request, null, with(wish, "fault", f.wireName())));
    Optional<ExotelError> refusal = fault.flatMap(Creating::refusal).or(wish.refusal());
    if (refusal.isPresent()) {
      Map<String, Object> facts = with(wish, "status", refusal.get().status());
      facts.put("code", refusal.get().code());
      write(Kind.CREATE_ANSWERED, request, null, facts);
      return new Outcome(request.refused(refusal.get()), fault);
    }
    return fault.filter(f -> !f.isExecuted()).isPresent()
        ? new Outcome(ApiAnswer.NO_CONTENT, fault)
        : executed(request, wish, fault);
  }

  private Outcome executed(ExotelRequest request, Wish wish, Optional<CreateFault> fault) {
    boolean shuffled = fault.filter(f -> f == CreateFault.WEBHOOKS_SHUFFLED).isPresent();
    Made made = wish.make().apply(shuffled);
    int due = made.answer().status();
    int status = fault.map(f -> status(f, due)).orElse(due);
    write(Kind.CREATE_ANSWERED, request, made.callSid(), with(wish, "status", status));
    return new Outcome(made.answer(), fault);
  }

  /** How a fault refuses what is asked for, if it does. */
  static Optional<ExotelError> refusal(CreateFault fault) {
    return switch (fault) {
      case INVALID_NUMBER -> Optional.of(ExotelError.INVALID_CONTACT);
      case REFUSED_503 -> Optional.of(ExotelError.UNAVAILABLE);
      case REFUSED_429 -> Optional.of(ExotelError.TOO_MANY_REQUESTS);
      default -> Optional.empty();
    };
  }

  /** What the client sees of an executed request; 0 for no answer at all. */
  private static int status(CreateFault fault, int due) {
    return switch (fault) {
      case EXECUTED_500 -> 500;
      case EXECUTED_502_HTML -> 502;
      case EXECUTED_503 -> 503;
      case EXECUTED_DROPPED -> 0;
      default -> due;
    };
  }

  private static Map<String, Object> with(Wish wish, String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(wish.facts());
    more.put(key, value);
    return more;
  }

  private void write(
      Kind kind, ExotelRequest request, @Nullable String sid, Map<String, Object> details) {
    journal.write(kind, request.accountSid(), sid, details);
  }
}
