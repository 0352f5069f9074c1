package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the API says when it is asked. */
@ApplicationScoped
class Lookups {
  private static final int NOT_FOUND = 404;

  /** A request of unknown fate is younger. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(30);

  private static final String PAGE = "50";

  /**
   * Past this after its end nothing more is said of a call: details settle within two minutes
   * (telephony.md 10.2).
   */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Longer than any call. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Line line;
  private final Clock clock;

  Lookups(Line line, Clock clock) {
    this.line = line;
    this.clock = clock;
  }

  /** A leg; empty where the API knows none of that name. */
  Uni<Optional<CarrierCall>> find(ExotelAccount account, String sid) {
    return ask(Request.get(account, account.legs("/legs/" + sid)))
        .chain(
            found ->
                found
                    .map(answer -> described(account, answer.data()).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  /** How it ended is known to the list of calls alone. */
  private Uni<CarrierCall> described(ExotelAccount account, JsonNode leg) {
    String sid = leg.path("leg_sid").asText();
    Standing standing = Words.standing(leg.path("state").asText());
    Instant createdAt = Legs.moment(leg.path("date_created").asText()).orElse(null);
    return standing == Standing.OVER
        ? ending(account, sid).map(how -> new CarrierCall(sid, standing, how, createdAt))
        : Uni.createFrom().item(new CarrierCall(sid, standing, null, createdAt));
  }

  private Uni<Ending> ending(ExotelAccount account, String sid) {
    return ask(Request.get(account, account.calls("/Calls/" + sid + ".json")))
        .map(
            found ->
                Words.ending(
                    found
                        .map(answer -> answer.body().path("Call").path("Status").asText())
                        .orElse("")));
  }

  /** The newest calls from one number to another. */
  Uni<List<CarrierCall>> search(ExotelAccount account, PhoneNumber to, String callerId) {
    return listed(account, Map.of("To", to.e164(), "From", Numbers.write(callerId)))
        .map(calls -> calls.stream().filter(call -> isTo(call, to)).map(Lookups::call).toList());
  }

  /**
   * The newest calls that rang an agent first: the list has the agent's number in the place of the
   * one that was shown, and says of a call that goes on no more than that.
   */
  Uni<List<CarrierCall>> searchConnected(ExotelAccount account, PhoneNumber to, String callerId) {
    return listed(account, Map.of("To", to.e164()))
        .map(
            calls ->
                calls.stream()
                    .filter(call -> isTo(call, to) && isShown(call, callerId))
                    .map(call -> new CarrierCall(sid(call), Standing.QUEUED, null, created(call)))
                    .toList());
  }

  private Uni<List<JsonNode>> listed(ExotelAccount account, Map<String, String> wanted) {
    Map<String, String> query = new LinkedHashMap<>(wanted);
    query.put("DateCreated", "gte:" + IndianTime.write(clock.instant().minus(LOOK_BACK)));
    query.put("SortBy", "DateCreated:desc");
    query.put("PageSize", PAGE);
    return ask(Request.get(account, Request.with(account.calls("/Calls.json"), query)))
        .map(found -> found.map(Heard.Answered::body).map(Lookups::calls).orElse(List.of()));
  }

  private static boolean isShown(JsonNode call, String callerId) {
    return Numbers.read(call.path("PhoneNumberSid").asText()).filter(callerId::equals).isPresent();
  }

  /** A call that rings an agent first, as its lead's leg stands; empty where there is none. */
  Uni<Optional<CarrierCall>> findConnected(ExotelAccount account, String sid) {
    return ask(Request.get(account, account.calls("/Calls/" + sid + ".json?details=true")))
        .map(found -> found.map(answer -> connected(answer.body().path("Call"), clock.instant())));
  }

  /** How a call stands for its lead, as it is described by now. */
  static CarrierCall connected(JsonNode call, Instant now) {
    JsonNode details = call.path("Details");
    String lead = details.path("Leg2Status").asText("");
    return Words.standing(call.path("Status").asText()) == Standing.OVER
        ? over(
            call,
            Words.leadsEnding(details.path("Leg1Status").asText(""), lead)
                .or(() -> neverSaid(call, now)))
        : new CarrierCall(sid(call), going(lead), null, created(call));
  }

  /** Over, as soon as it says of its legs how they ended. */
  private static CarrierCall over(JsonNode call, Optional<Ending> ending) {
    return new CarrierCall(
        sid(call),
        ending.isPresent() ? Standing.OVER : Standing.UNCLEAR,
        ending.orElse(null),
        created(call));
  }

  /**
   * Of a call that is over for long and whose legs nothing is said of, nothing will be: it counts
   * as one that failed, and is not asked after any more. A time that is not set yet may stand there
   * as one long before the call; where none is said, no call is that long.
   */
  private static Optional<Ending> neverSaid(JsonNode call, Instant now) {
    Optional<Instant> created = IndianTime.read(call.path("DateCreated").asText());
    return Stream.of("EndTime", "DateUpdated")
        .flatMap(field -> IndianTime.read(call.path(field).asText()).stream())
        .filter(at -> created.filter(at::isBefore).isEmpty())
        .findFirst()
        .or(() -> created.map(at -> at.plus(LONGEST)))
        .filter(over -> over.plus(PATIENCE).isBefore(now))
        .map(over -> Ending.FAILED);
  }

  private static Standing going(String lead) {
    Standing standing = Words.isUntried(lead) ? Standing.QUEUED : Words.standing(lead);
    return standing == Standing.OVER ? Standing.UNCLEAR : standing;
  }

  private static String sid(JsonNode call) {
    return call.path("Sid").asText();
  }

  private static @Nullable Instant created(JsonNode call) {
    return IndianTime.read(call.path("DateCreated").asText()).orElse(null);
  }

  private static List<JsonNode> calls(JsonNode body) {
    return StreamSupport.stream(body.path("Calls").spliterator(), false).toList();
  }

  private static boolean isTo(JsonNode call, PhoneNumber to) {
    return Numbers.read(call.path("To").asText()).filter(to.e164()::equals).isPresent();
  }

  private static CarrierCall call(JsonNode call) {
    String status = call.path("Status").asText();
    Standing standing = Words.standing(status);
    return new CarrierCall(
        sid(call),
        standing,
        standing == Standing.OVER ? Words.ending(status) : null,
        created(call));
  }

  /** Whether both legs are in one bridge now; two people who talk wait for the answer. */
  Uni<Boolean> areBridged(ExotelAccount account, String sid, String otherSid) {
    return line.command(Request.get(account, account.legs("/legs/" + sid + "?bridge_status=true")))
        .map(Lookups::found)
        .map(found -> found.map(one -> one.data().path("bridge_sid").asText("")).orElse(""))
        .chain(
            bridge ->
                bridge.isEmpty() || bridge.equals("null")
                    ? Uni.createFrom().item(false)
                    : holds(account, bridge, otherSid));
  }

  private Uni<Boolean> holds(ExotelAccount account, String bridgeSid, String legSid) {
    return line.command(Request.get(account, account.legs("/bridges/" + bridgeSid)))
        .map(Lookups::found)
        .map(
            found ->
                found
                    .map(answer -> Legs.isAmong(legSid, answer.data().path("leg_sids")))
                    .orElse(false));
  }

  /** The answer; empty where there is no such thing. */
  private Uni<Optional<Heard.Answered>> ask(Request request) {
    return line.question(request).map(Lookups::found);
  }

  private static Optional<Heard.Answered> found(Heard.Answered answer) {
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw new IllegalStateException("HTTP " + answer.status());
    }
    return Optional.of(answer);
  }
}
