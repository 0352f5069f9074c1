package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.SimulatedExotelAccount.Standing;
import dev.ringbridge.simulator.connect.ConnectOrder.CallbackTerms;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.Handsets.Presence;
import dev.ringbridge.simulator.legs.LegSwitch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a request to connect a user with a number must satisfy, in the order it is judged. */
final class UserCallRules {
  private static final Set<String> EVENTS = Set.of("terminal", "answered");
  private static final int LEGS = 2;

  private final DndList dnd;
  private final LegSwitch legs;
  private final List<Rule> rules =
      List.of(
          this::parties,
          this::user,
          this::device,
          this::virtualNumber,
          this::values,
          this::callbacks,
          this::account,
          this::channels);

  UserCallRules(DndList dnd, LegSwitch legs) {
    this.dnd = dnd;
    this.legs = legs;
  }

  private interface Rule {
    Optional<ExotelError> broken(UserCallForm form, SimulatedExotelAccount account);
  }

  /** Why the request is refused; empty if it is not. */
  Optional<ExotelError> refusal(UserCallForm form, SimulatedExotelAccount account) {
    return rules.stream().flatMap(rule -> rule.broken(form, account).stream()).findFirst();
  }

  private Optional<ExotelError> parties(UserCallForm form, SimulatedExotelAccount account) {
    if (form.from().isEmpty()) {
      return bad("from is not valid");
    }
    return form.to().isEmpty() ? bad("to is not valid") : Optional.empty();
  }

  /** Users have softphones: a number alone is nobody's. Those with an id are known by it. */
  private Optional<ExotelError> user(UserCallForm form, SimulatedExotelAccount account) {
    boolean byId = form.user("user_id").map(id -> account.sipUsers().containsKey(id)).orElse(true);
    boolean byContact =
        form.user("user_contact_uri").map(uri -> uri.startsWith("sip:")).orElse(true);
    return byId && byContact ? Optional.empty() : Optional.of(ExotelError.NO_USER);
  }

  private Optional<ExotelError> device(UserCallForm form, SimulatedExotelAccount account) {
    Presence presence =
        form.from()
            .filter(from -> form.isManaged() && from.isPhone())
            .map(from -> legs.presence(account.accountSid(), from))
            .orElse(Presence.FREE);
    return switch (presence) {
      case OFFLINE -> Optional.of(ExotelError.DEVICE_OFF);
      case BUSY -> Optional.of(ExotelError.DEVICE_BUSY);
      case FREE, UNKNOWN -> Optional.empty();
    };
  }

  private Optional<ExotelError> virtualNumber(UserCallForm form, SimulatedExotelAccount account) {
    return form.virtualNumber(account).isEmpty()
        ? Optional.of(ExotelError.NO_VIRTUAL_NUMBER)
        : Optional.empty();
  }

  private Optional<ExotelError> values(UserCallForm form, SimulatedExotelAccount account) {
    return Stream.of("attempt_time_out", "max_time_limit")
        .filter(name -> !form.isSeconds(name))
        .map(name -> ExotelError.bad(name + " is not valid"))
        .findFirst();
  }

  private Optional<ExotelError> callbacks(UserCallForm form, SimulatedExotelAccount account) {
    boolean good = form.callbacks().stream().allMatch(UserCallRules::isGood);
    return good ? Optional.empty() : bad("status_callback is not valid");
  }

  private static boolean isGood(CallbackTerms terms) {
    return LegRules.isUrl(terms.url()) && EVENTS.containsAll(terms.events());
  }

  private Optional<ExotelError> account(UserCallForm form, SimulatedExotelAccount account) {
    if (account.standing() == Standing.NO_BALANCE) {
      return Optional.of(ExotelError.NO_BALANCE);
    }
    String to = form.to().map(Contact::address).orElse("");
    return dnd.bars(account.accountSid(), to) ? Optional.of(ExotelError.DND) : Optional.empty();
  }

  private Optional<ExotelError> channels(UserCallForm form, SimulatedExotelAccount account) {
    return legs.legs().liveOf(account.accountSid()) > account.channels() - LEGS
        ? Optional.of(ExotelError.NO_CHANNEL)
        : Optional.empty();
  }

  private static Optional<ExotelError> bad(String message) {
    return Optional.of(ExotelError.bad(message));
  }
}
