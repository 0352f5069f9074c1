package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.SimulatedExotelAccount.Standing;
import dev.ringbridge.simulator.flow.Flows;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.LegBook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a request to connect two parties must satisfy, in the order it is judged. */
final class ConnectRules {
  private static final int LONGEST_CUSTOM_FIELD = 128;
  private static final Set<String> EVENTS = Set.of("terminal", "answered");
  private static final Set<String> TYPES = Set.of("multipart/form-data", "application/json");

  private static final int LEGS = 2;

  private final DndList dnd;
  private final LegBook legs;
  private final Flows flows;
  private final List<Rule> rules =
      List.of(
          this::parties,
          this::callerId,
          this::values,
          this::callback,
          this::account,
          this::channels);

  ConnectRules(DndList dnd, LegBook legs, Flows flows) {
    this.dnd = dnd;
    this.legs = legs;
    this.flows = flows;
  }

  private interface Rule {
    Optional<ExotelError> broken(ConnectForm form, SimulatedExotelAccount account);
  }

  /** Why the request is refused; empty if it is not. */
  Optional<ExotelError> refusal(ConnectForm form, SimulatedExotelAccount account) {
    return rules.stream().flatMap(rule -> rule.broken(form, account).stream()).findFirst();
  }

  private Optional<ExotelError> parties(ConnectForm form, SimulatedExotelAccount account) {
    if (form.contact("From", true).isEmpty()) {
      return bad("From is not valid");
    }
    if (form.get("Url").isPresent()) {
      return flow(form, account.accountSid());
    }
    return form.contact("To", false).isEmpty() ? bad("To is not valid") : Optional.empty();
  }

  /** A flow takes the place of a second party, and must be one of the account's. */
  private Optional<ExotelError> flow(ConnectForm form, String accountSid) {
    boolean known =
        form.get("To").isEmpty()
            && form.flow(accountSid).flatMap(id -> flows.find(accountSid, id)).isPresent();
    return known ? Optional.empty() : bad("Url is not a flow of the account");
  }

  private Optional<ExotelError> callerId(ConnectForm form, SimulatedExotelAccount account) {
    Optional<String> callerId = form.get("CallerId");
    boolean owned =
        callerId.isPresent()
            && (account.exophones().isEmpty() || account.exophones().contains(callerId.get()));
    return owned ? Optional.empty() : bad("CallerId is not one of the account");
  }

  private Optional<ExotelError> values(ConnectForm form, SimulatedExotelAccount account) {
    boolean longField =
        form.get("CustomField").map(field -> field.length() > LONGEST_CUSTOM_FIELD).orElse(false);
    Stream<String> fields = Stream.of("CustomField").filter(name -> longField);
    Stream<String> numbers =
        Stream.of("TimeOut", "TimeLimit").filter(name -> !form.isSeconds(name));
    return Stream.concat(fields, numbers)
        .map(name -> ExotelError.bad(name + " is not valid"))
        .findFirst();
  }

  private Optional<ExotelError> callback(ConnectForm form, SimulatedExotelAccount account) {
    if (!form.get("StatusCallback").map(LegRules::isUrl).orElse(true)) {
      return bad("StatusCallback is not a URL");
    }
    if (!EVENTS.containsAll(form.events())) {
      return bad(ConnectForm.EVENTS + " is not valid");
    }
    boolean known = form.get("StatusCallbackContentType").map(TYPES::contains).orElse(true);
    return known ? Optional.empty() : bad("StatusCallbackContentType is not valid");
  }

  private Optional<ExotelError> account(ConnectForm form, SimulatedExotelAccount account) {
    if (account.standing() == Standing.NO_BALANCE) {
      return Optional.of(ExotelError.NO_BALANCE);
    }
    String to = form.lead().map(Contact::address).orElse("");
    return dnd.bars(account.accountSid(), to) ? Optional.of(ExotelError.DND) : Optional.empty();
  }

  /** A call of two legs takes two channels, though one is rung first; one to a flow takes one. */
  private Optional<ExotelError> channels(ConnectForm form, SimulatedExotelAccount account) {
    int taken = form.get("Url").isPresent() ? 1 : LEGS;
    return legs.liveOf(account.accountSid()) > account.channels() - taken
        ? Optional.of(ExotelError.NO_CHANNEL)
        : Optional.empty();
  }

  private static Optional<ExotelError> bad(String message) {
    return Optional.of(ExotelError.bad(message));
  }
}
