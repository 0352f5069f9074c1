package dev.ringbridge.queue.explain;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.explain.LeadExplanation.AccountAnswer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which carrier account a lead's number is dialed with.
 *
 * @param countries where the number may be
 * @param digits the number in E.164 form
 */
record LeadRoute(Routing routing, Set<String> countries, String digits) {
  static LeadRoute of(Routing routing, Place place, String digits) {
    return new LeadRoute(routing, place.countries(), digits);
  }

  /** The account that takes a call to it now; empty where none does. */
  Optional<AccountSnapshot> account() {
    return chosen().filter(AccountSnapshot::open);
  }

  private Optional<AccountSnapshot> chosen() {
    return routing.of(countries, digits);
  }

  /** Whether an agent's phone rings before the lead's. */
  boolean ringsAgents() {
    return routing.ringsAgents();
  }

  /** Whether an account takes calls now, and the one for this number does not wait. */
  boolean isOpen() {
    return routing.isOpen() && chosen().filter(one -> !one.open()).isEmpty();
  }

  /** Whether an account may call it, now or after a wait. */
  boolean isAllowed() {
    return chosen().isPresent();
  }

  private Optional<AccountHold> hold() {
    return chosen().map(AccountSnapshot::hold).or(() -> noneOpen());
  }

  private Optional<AccountHold> noneOpen() {
    return routing.isOpen() ? Optional.empty() : routing.hold();
  }

  /** Why none takes a call to it, in a sentence. */
  String closed(CallingGrounds grounds) {
    return hold()
        .map(HoldWords::of)
        .orElseGet(() -> AccountWords.closed("The campaign", routing, grounds));
  }

  /** Why none that takes calls may call it, in a sentence. */
  String refused() {
    return AccountWords.unreached(routing, countries, digits);
  }

  /** What each account is to it. */
  List<AccountAnswer> answers() {
    return routing.answers(countries, digits).stream()
        .map(one -> new AccountAnswer(one.accountId(), one.use(), AccountWords.of(one.use())))
        .toList();
  }
}
