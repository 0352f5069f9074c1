package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.http.Answers;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the older API says of a number: on which list of the account it is, and what it is. */
final class NumberPages {
  private static final int OK = 200;

  private final DndList dnd;
  private final Journal journal;
  private final Function<RoutingContext, Envelope> envelopes;

  NumberPages(DndList dnd, Journal journal, Function<RoutingContext, Envelope> envelopes) {
    this.dnd = dnd;
    this.journal = journal;
    this.envelopes = envelopes;
  }

  /** Whether it is whitelisted. */
  void whitelist(RoutingContext context) {
    answer(context, "whitelist", customer -> Map.of("Result", result(customer)));
  }

  private static Map<String, Object> result(Customer customer) {
    String name = customer.status().name();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("Status", name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
    result.put("Type", customer.status() == Customer.Status.WHITELIST ? "API" : "");
    result.put("Expiry", customer.expirySeconds());
    return result;
  }

  /** Whether it is on the do-not-disturb list; the rest is the same for all. */
  void metadata(RoutingContext context) {
    answer(context, "number", customer -> Map.of("Numbers", metadata(customer)));
  }

  private Map<String, Object> metadata(Customer customer) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("PhoneNumber", ExotelNumber.write(customer.number()));
    numbers.put("Circle", "KA");
    numbers.put("CircleName", "Karnataka Telecom Circle");
    numbers.put("Type", "Mobile");
    numbers.put("Operator", "S");
    numbers.put("OperatorName", "Simulated");
    numbers.put("DND", dnd.has(customer) ? "Yes" : "No");
    return numbers;
  }

  private void answer(
      RoutingContext context, String page, Function<Customer, Map<String, @Nullable Object>> says) {
    Envelope envelope = envelopes.apply(context);
    Optional<String> number = ExotelNumber.read(context.pathParam("number"));
    if (number.isEmpty()) {
      Answers.send(context, envelope.refused(ExotelError.bad("the number is not valid")));
      return;
    }
    String account = ExotelGate.account(context).accountSid();
    Customer customer = dnd.customer(account, number.get());
    Integer fails = customer.fails();
    int status = fails == null ? OK : fails;
    journal.write(
        Kind.NUMBER_ASKED,
        account,
        null,
        Map.of("to", customer.number(), "page", page, "status", status));
    if (status == OK) {
      Answers.send(context, ApiAnswer.ok(says.apply(customer)));
    } else if (status > 0) {
      ExotelError error = new ExotelError(status, 1100, "Request failed");
      Answers.send(context, envelope.refused(error));
    }
  }
}
