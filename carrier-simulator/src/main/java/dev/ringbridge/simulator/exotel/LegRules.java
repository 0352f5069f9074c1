package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.SimulatedExotelAccount.Standing;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.LegBook;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a request for a leg must satisfy, in the order it is judged. */
final class LegRules {
  private static final Map<String, Integer> MOST_SECONDS =
      Map.of(
          "time_limit", LegForm.LONGEST_LIFE_S,
          "timeout", 600,
          "setup_timeout", 600,
          "ring_timeout", 600);

  private final DndList dnd;
  private final LegBook legs;
  private final List<Rule> rules =
      List.of(
          this::object,
          this::contact,
          this::exophone,
          this::endpoint,
          this::values,
          this::balance,
          this::channels,
          this::dnd);

  LegRules(DndList dnd, LegBook legs) {
    this.dnd = dnd;
    this.legs = legs;
  }

  private interface Rule {
    Optional<ExotelError> broken(LegForm form, SimulatedExotelAccount account);
  }

  /** Why the request is refused; empty if it is not. */
  Optional<ExotelError> refusal(LegForm form, SimulatedExotelAccount account) {
    return rules.stream().flatMap(rule -> rule.broken(form, account).stream()).findFirst();
  }

  private Optional<ExotelError> object(LegForm form, SimulatedExotelAccount account) {
    return form.json().isObject() ? none() : bad("the body must be a JSON object");
  }

  private Optional<ExotelError> contact(LegForm form, SimulatedExotelAccount account) {
    if (form.network().isEmpty()) {
      return bad("network_type must be pstn or voip");
    }
    return form.contact().isPresent() ? none() : Optional.of(ExotelError.INVALID_CONTACT);
  }

  private Optional<ExotelError> exophone(LegForm form, SimulatedExotelAccount account) {
    Optional<String> exophone = form.text("exophone");
    boolean owned =
        exophone.isPresent()
            && (account.exophones().isEmpty() || account.exophones().contains(exophone.get()));
    return owned ? none() : bad("exophone is not one of the account");
  }

  private Optional<ExotelError> endpoint(LegForm form, SimulatedExotelAccount account) {
    boolean usable = form.text("leg_event_endpoint").map(LegRules::isUrl).orElse(true);
    return usable ? none() : bad("leg_event_endpoint is not a URL");
  }

  private Optional<ExotelError> values(LegForm form, SimulatedExotelAccount account) {
    Stream<String> numbers =
        MOST_SECONDS.entrySet().stream()
            .filter(most -> !form.isNumber(most.getKey(), 1, most.getValue()))
            .map(Map.Entry::getKey);
    Stream<String> flags = Stream.of("amd_enable", "async_amd").filter(name -> !form.isFlag(name));
    Stream<String> priorities =
        Stream.of("priority")
            .filter(name -> !Set.of("normal", "high").contains(form.text(name).orElse("normal")));
    return Stream.of(numbers, flags, priorities)
        .flatMap(names -> names)
        .map(name -> ExotelError.bad(name + " is not valid"))
        .findFirst();
  }

  private Optional<ExotelError> balance(LegForm form, SimulatedExotelAccount account) {
    return account.standing() == Standing.NO_BALANCE ? Optional.of(ExotelError.NO_BALANCE) : none();
  }

  private Optional<ExotelError> channels(LegForm form, SimulatedExotelAccount account) {
    return legs.liveOf(account.accountSid()) >= account.channels()
        ? Optional.of(ExotelError.NO_CHANNEL)
        : none();
  }

  private Optional<ExotelError> dnd(LegForm form, SimulatedExotelAccount account) {
    String address = form.contact().map(Contact::address).orElse("");
    return dnd.bars(account.accountSid(), address) ? Optional.of(ExotelError.DND) : none();
  }

  static boolean isUrl(String text) {
    try {
      URI uri = URI.create(text);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<ExotelError> bad(String message) {
    return Optional.of(ExotelError.bad(message));
  }

  private static Optional<ExotelError> none() {
    return Optional.empty();
  }
}
