package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import java.time.Duration;
import java.util.Optional;

/** What the carrier says about calling a number (telephony.md 10.4 and 10.11). */
sealed interface Leave {
  /** How long an answer is believed, where the carrier does not say that it ends before. */
  Duration LONGEST = Duration.ofHours(1);

  /** Whom nobody allowed and who is on DND; of a blacklisted number it is the same. */
  PlaceAnswer BARRED =
      new PlaceAnswer.Refused(Ending.SUPPRESSED, "Exotel: on DND and not whitelisted");

  /**
   * It is decided.
   *
   * @param granted whether it may be called
   * @param holds how long that counts
   */
  record Known(boolean granted, Duration holds) implements Leave {}

  /** On neither list: it may be called unless it is on DND. */
  record Neutral() implements Leave {}

  /**
   * It was not to be learned.
   *
   * @param answer what becomes of the call
   */
  record Unknown(PlaceAnswer answer) implements Leave {}

  /** What stands against a call; empty where nothing does. What is not decided, does. */
  default Optional<PlaceAnswer> bar() {
    if (this instanceof Known known) {
      return known.granted() ? Optional.empty() : Optional.of(BARRED);
    }
    return Optional.of(this instanceof Unknown unknown ? unknown.answer() : unclear("whitelist"));
  }

  /** Of the question whether a number is whitelisted. */
  static Leave ofWhitelist(Heard heard) {
    if (!(heard instanceof Heard.Answered answer) || !answer.isSuccess()) {
      return new Unknown(failed(heard));
    }
    return switch (answer.body().findPath("Status").asText()) {
      case "Whitelist" -> new Known(true, holds(answer));
      case "Blacklist" -> new Known(false, holds(answer));
      case "Neutral" -> new Neutral();
      default -> new Unknown(unclear("whitelist"));
    };
  }

  /** Of the question what a number is, which says whether it is on DND. */
  static Leave ofNumber(Heard heard) {
    if (!(heard instanceof Heard.Answered answer) || !answer.isSuccess()) {
      return new Unknown(failed(heard));
    }
    return switch (answer.body().findPath("DND").asText()) {
      case "Yes" -> new Known(false, LONGEST);
      case "No" -> new Known(true, LONGEST);
      default -> new Unknown(unclear("number"));
    };
  }

  /** A negative number of seconds is for good. */
  private static Duration holds(Heard.Answered answer) {
    long seconds = answer.body().findPath("Expiry").asLong(-1);
    Duration said = Duration.ofSeconds(seconds);
    return seconds < 0 || said.compareTo(LONGEST) > 0 ? LONGEST : said;
  }

  private static PlaceAnswer unclear(String page) {
    return new PlaceAnswer.GivenBack("Exotel's DND check: unclear answer about a " + page, true);
  }

  /** Wrong keys and an empty balance are the account's, as with a create. */
  private static PlaceAnswer failed(Heard heard) {
    if (!(heard instanceof Heard.Answered answer)) {
      return new PlaceAnswer.GivenBack("Exotel's DND check: " + heard, true);
    }
    String seen = "Exotel's DND check: HTTP " + answer.status();
    return switch (answer.status()) {
      case 401, 402 -> new PlaceAnswer.AccountRefused(seen);
      case 429 -> new PlaceAnswer.GivenBack(seen, false);
      default -> new PlaceAnswer.GivenBack(seen, true);
    };
  }
}
