package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceAnswer.AccountRefused;
import dev.ringbridge.telephony.carrier.PlaceAnswer.CallerIdRefused;
import dev.ringbridge.telephony.carrier.PlaceAnswer.Lost;
import dev.ringbridge.telephony.carrier.PlaceAnswer.NotSent;
import dev.ringbridge.telephony.carrier.PlaceAnswer.Refused;
import dev.ringbridge.telephony.carrier.PlaceAnswer.TooLate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the answer to a create says about the call: the table of the carrier's errors (telephony.md
 * 10.5 and 10.11). Whatever is not certain to have made no call counts as lost.
 */
final class CreateVerdict {
  /** The first rule that fits decides. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(is(401), AccountRefused::new),
          new Rule(is(402), AccountRefused::new),
          new Rule(
              is(403).and(says("(?i).*\\b(dnd|ndnc|ncpr|trai)\\b.*")),
              seen -> new Refused(Ending.SUPPRESSED, seen)),
          new Rule(is(403), AccountRefused::new),
          new Rule(is(408), Lost::new),
          new Rule(is(429), seen -> new NotSent(seen, true)),
          new Rule(
              is(400).and(says("(?i).*contact_uri.*")),
              seen -> new Refused(Ending.INVALID_NUMBER, seen)),
          new Rule(
              is(400).and(says("(?i)to is .*valid.*|invalid to\\b.*")),
              seen -> new Refused(Ending.INVALID_NUMBER, seen)),
          new Rule(is(400).and(says("(?i).*\\b(exophone|caller ?id)\\b.*")), CallerIdRefused::new),
          new Rule(CreateVerdict::blamesTheAgent, seen -> new NotSent(seen, true)),
          new Rule(CreateVerdict::isRefusal, seen -> new Refused(Ending.FAILED, seen)),
          new Rule(any -> true, Lost::new));

  private CreateVerdict() {}

  /**
   * @param contact whom the request named
   */
  static PlaceAnswer of(Heard heard, String contact) {
    if (heard instanceof Heard.TooLate) {
      return new TooLate();
    }
    if (heard instanceof Heard.NotSent notSent) {
      return new NotSent(notSent.cause());
    }
    if (heard instanceof Heard.Silence silence) {
      return new Lost(silence.cause());
    }
    Heard.Answered answer = (Heard.Answered) heard;
    return answer.isSuccess() ? made(answer, contact) : refused(answer);
  }

  /**
   * As {@link #of}, of a call that rings an agent first.
   *
   * @param number the lead's, which the request named
   */
  static PlaceAnswer ofCall(Heard heard, String number) {
    if (!(heard instanceof Heard.Answered answer) || !answer.isSuccess()) {
      return of(heard, number);
    }
    JsonNode call = answer.body().path("Call");
    String sid = call.path("Sid").asText("");
    if (sid.isBlank()) {
      return new Lost("HTTP " + answer.status() + " without a call");
    }
    return Numbers.read(call.path("To").asText("")).filter(number::equals).isPresent()
        ? new PlaceAnswer.Accepted(sid)
        : new Lost("the answer to another request");
  }

  private static PlaceAnswer made(Heard.Answered answer, String contact) {
    String sid = answer.data().path("leg_sid").asText("");
    String named = answer.data().path("contact_uri").asText(contact);
    if (!named.equals(contact) && !Numbers.read(named).equals(Numbers.read(contact))) {
      return new Lost("the answer to another request");
    }
    return sid.isBlank()
        ? new Lost("HTTP " + answer.status() + " without a leg")
        : new PlaceAnswer.Accepted(sid);
  }

  private static PlaceAnswer refused(Heard.Answered answer) {
    String code = answer.body().path("response").path("error_data").path("code").asText("");
    String seen = "HTTP " + answer.status() + (code.isEmpty() ? "" : ", code " + code);
    return RULES.stream()
        .filter(rule -> rule.when().test(answer))
        .findFirst()
        .map(rule -> rule.then().apply(seen))
        .orElseThrow();
  }

  /** Whether it was refused for the number that the agent is called at. */
  static boolean blamesTheAgent(Heard.Answered answer) {
    return is(400).and(says("(?i)from is .*valid.*|invalid from\\b.*")).test(answer);
  }

  private static boolean isRefusal(Heard.Answered answer) {
    return answer.status() / 100 == 4;
  }

  private static Predicate<Heard.Answered> is(int status) {
    return answer -> answer.status() == status;
  }

  private static Predicate<Heard.Answered> says(String pattern) {
    return answer -> message(answer).matches(pattern);
  }

  /** What the API of legs says, or that of calls. */
  private static String message(Heard.Answered answer) {
    String said = answer.body().path("response").path("error_data").path("message").asText("");
    return said.isEmpty() ? answer.body().path("RestException").path("Message").asText("") : said;
  }

  private record Rule(Predicate<Heard.Answered> when, Function<String, PlaceAnswer> then) {}
}
