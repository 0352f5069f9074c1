package dev.ringbridge.queue.explain;

import dev.ringbridge.core.carrier.RouteUse;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import dev.ringbridge.queue.explain.LeadExplanation.AccountAnswer;
import java.util.List;
import java.util.Set;

/** Carrier accounts in words. */
final class AccountWords {
  private AccountWords() {}

  /**
   * Why no account takes a campaign's calls.
   *
   * @param campaign what it is called at the beginning of a sentence
   */
  static String closed(String campaign, Routing routing, CallingGrounds grounds) {
    if (routing.isBarredByDeafPhones()) {
      return campaign
          + " says a message with a key for an agent, and the carrier account that the agents' phones are on hears no keys.";
    }
    if (routing.isBarredByRinging()) {
      return campaign
          + " dials without an agent in mind, and the carrier account that the agents' phones are on rings one of them with each call.";
    }
    String account = grounds.practice() ? "simulated carrier account" : "carrier account";
    if (grounds.saying() != Saying.NOTHING) {
      return campaign
          + " says a message, and no "
          + account
          + " that hears keys takes calls"
          + (grounds.practice() ? ": it practices." : ".");
    }
    return grounds.practice()
        ? campaign + " practices, and no " + account + " takes calls."
        : "No " + account + " takes calls.";
  }

  /** Why no account that takes calls may call a number. */
  static String unreached(Routing routing, Set<String> countries, String digits) {
    List<RouteUse> uses =
        routing.answers(countries, digits).stream().map(Routing.Answer::use).toList();
    if (uses.contains(RouteUse.PHONES_ELSEWHERE)) {
      return "The carrier account that the agents' phones are on may not call its country or has no route to it, and"
          + " whoever answers on another could not talk with them.";
    }
    return uses.contains(RouteUse.NO_ROUTE)
        ? "No carrier account that takes calls has a route to its number."
        : "The carrier account may not call its country.";
  }

  /** What each account is to a campaign, whatever the number. */
  static List<AccountAnswer> answers(Routing routing) {
    return routing.standings().stream()
        .map(one -> new AccountAnswer(one.accountId(), one.use(), of(one.use())))
        .toList();
  }

  /** What an account is to a number, or to a campaign, in a sentence. */
  static String of(RouteUse use) {
    return switch (use) {
      case DIALS -> "It is dialed with.";
      case WAITS -> "It waits for money or for a person, and no other takes its place meanwhile.";
      case NEXT -> "Another comes before it; it takes over while that one is closed or rests.";
      case COUNTRY -> "It may not call the country.";
      case NO_ROUTE -> "None of its routes is for the number.";
      case CLOSED -> "It is closed.";
      case RESTING -> "It rests because its carrier did not answer.";
      case HELD -> "It has spent what it may today, or has no number left to show.";
      case NO_KEYS -> "The campaign says a message, and its carrier hears no keys.";
      case RINGS_AGENTS ->
          "It rings an agent's phone with each call: only campaigns that plan each call for an agent use it, not RATIO.";
      case PHONES_ELSEWHERE ->
          "The agents' phones are on another account: nobody could talk with who answers on this one.";
      case OTHER_KIND ->
          "It is simulated and the campaign calls people, or the campaign practices and it is not simulated.";
    };
  }
}
