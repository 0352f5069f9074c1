package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.callback.SealedQueries;
import dev.ringbridge.telephony.carrier.Deadline;
import dev.ringbridge.telephony.carrier.Departure;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceAnswer.Accepted;
import dev.ringbridge.telephony.carrier.PlaceAnswer.AccountRefused;
import dev.ringbridge.telephony.carrier.PlaceAnswer.CallerIdRefused;
import dev.ringbridge.telephony.carrier.PlaceAnswer.Lost;
import dev.ringbridge.telephony.carrier.PlaceAnswer.NotSent;
import dev.ringbridge.telephony.carrier.PlaceAnswer.Refused;
import dev.ringbridge.telephony.carrier.PlaceAnswer.TooLate;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import dev.ringbridge.telephony.credential.Seal;
import dev.ringbridge.telephony.setup.CarrierClocks;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.RawServer;
import dev.ringbridge.telephony.testing.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A raw socket server that answers exactly what it is told and counts. */
class WireTest {
  private static final String NUMBER = "+919812345678";
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration WAIT = Duration.ofMillis(300);
  private static final Vertx VERTX = Vertx.vertx();

  private static final CarrierClocks CLOCKS = new CarrierClocks(Clock.systemUTC());

  private RawServer server;

  @BeforeEach
  void listen() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @AfterAll
  static void end() {
    VERTX.close();
  }

  private static String leg(String fields) {
    return "{\"http_code\":202,\"response\":{\"code\":202,\"data\":{%s}}}".formatted(fields);
  }

  private static String error(int code, String message) {
    return "{\"response\":{\"error_data\":{\"code\":%d,\"message\":\"%s\"},\"data\":null}}"
        .formatted(code, message);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(202, leg("\"leg_sid\":\"L1\""), new Accepted("L1")),
        Arguments.of(
            202, leg("\"leg_sid\":\"L1\",\"contact_uri\":\"09812345678\""), new Accepted("L1")),
        Arguments.of(
            202,
            leg("\"leg_sid\":\"L1\",\"contact_uri\":\"09812345679\""),
            new Lost("the answer to another request")),
        Arguments.of(202, "{\"response\":{\"da", new Lost("HTTP 202 without a leg")),
        Arguments.of(202, "", new Lost("HTTP 202 without a leg")),
        Arguments.of(302, leg("\"leg_sid\":\"L1\""), new Lost("HTTP 302")),
        Arguments.of(
            400,
            error(1001, "contact_uri is not valid"),
            new Refused(Ending.INVALID_NUMBER, "HTTP 400, code 1001")),
        Arguments.of(
            400,
            error(1001, "exophone is not one of the account"),
            new CallerIdRefused("HTTP 400, code 1001")),
        Arguments.of(
            400,
            error(1001, "time_limit is not valid"),
            new Refused(Ending.FAILED, "HTTP 400, code 1001")),
        Arguments.of(401, error(1010, "no"), new AccountRefused("HTTP 401, code 1010")),
        Arguments.of(402, error(1402, "no balance"), new AccountRefused("HTTP 402, code 1402")),
        Arguments.of(403, error(1403, "suspended"), new AccountRefused("HTTP 403, code 1403")),
        Arguments.of(
            403,
            error(1404, "not allowed as per TRAI NDNC regulations"),
            new Refused(Ending.SUPPRESSED, "HTTP 403, code 1404")),
        Arguments.of(404, "<html>", new Refused(Ending.FAILED, "HTTP 404")),
        Arguments.of(408, "", new Lost("HTTP 408")),
        Arguments.of(429, error(10724, "too many"), new NotSent("HTTP 429, code 10724", true)),
        Arguments.of(500, error(1100, "oops"), new Lost("HTTP 500, code 1100")),
        Arguments.of(502, "<html>Bad Gateway</html>", new Lost("HTTP 502")),
        Arguments.of(503, "", new Lost("HTTP 503")));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyAnswerIsJudgedByTheTableAndTheRequestIsSentOnce(
      int status, String body, PlaceAnswer expected) {
    server.answer(status, body);

    assertThat(place(server.port(), LONG)).isEqualTo(expected);
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void carriersClockIsReadFromItsAnswers() {
    server.answerAt("Wed, 01 Jan 2020 00:00:00 GMT", 202, leg("\"leg_sid\":\"L1\""));

    place(server.port(), LONG);

    assertThat(CLOCKS.finding("127.0.0.1"))
        .hasValueSatisfying(finding -> assertThat(finding.found()).contains("behind ours"));
  }

  @Test
  void connectionThatIsCutInsteadOfAnAnswerIsLostAndSentOnce() {
    server.cut();

    assertThat(place(server.port(), LONG)).isInstanceOf(Lost.class);
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void answerThatDoesNotComeInTimeIsLostAndSentOnce() {
    server.keepSilent();

    assertThat(placeHastily(server.port())).isInstanceOf(Lost.class);
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void answerThatTricklesPastTheTimeOutIsLost() {
    server.trickle();

    assertThat(placeHastily(server.port())).isInstanceOf(Lost.class);
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void refusedConnectionIsCertainNotToBeSent() throws IOException {
    int port = server.port();
    server.close();

    assertThat(place(port, LONG)).isInstanceOf(NotSent.class);
  }

  @Test
  void noByteLeavesAfterTheDeadline() {
    server.answer(202, leg("\"leg_sid\":\"L1\""));

    assertThat(place(server.port(), Duration.ZERO)).isEqualTo(new TooLate());
    assertThat(server.requests()).isZero();
  }

  @Test
  void questionIsWaitedForUntilItsDeadlineOnly() {
    server.keepSilent();
    Wire wire = new Wire(VERTX, System::nanoTime, config("PT8S"), CLOCKS);
    Request question = DndCheck.whitelist(account(server.port()), NUMBER);
    long before = System.nanoTime();
    try {
      Heard heard = ask(wire, question, Duration.ofMillis(1500));
      assertThat(heard).isEqualTo(new Heard.Silence("no answer in time"));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
      assertThat(ask(wire, question, Duration.ZERO)).isEqualTo(new Heard.TooLate());
    } finally {
      wire.close();
    }
  }

  private static Heard ask(Wire wire, Request question, Duration time) {
    return wire.ask(question, Deadline.of(time, System.nanoTime()))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  @Test
  void firstByteWaitsUntilTheLastOneIsLongEnoughAgo() {
    server.answer(202, leg("\"leg_sid\":\"L1\""));
    Iterator<Duration> left = List.of(WAIT, Duration.ZERO).iterator();
    long began = System.nanoTime();

    place(server.port(), new Departure(Deadline.of(LONG, began), left::next), "PT8S");

    assertThat(server.requests()).isEqualTo(1);
    assertThat(left.hasNext()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(WAIT);
  }

  @Test
  void nothingLeavesWhereTheDeadlinePassesMeanwhile() {
    server.answer(202, leg("\"leg_sid\":\"L1\""));
    Deadline soon = Deadline.of(WAIT.dividedBy(2), System.nanoTime());

    assertThat(place(server.port(), new Departure(soon, () -> WAIT), "PT8S"))
        .isEqualTo(new TooLate());
    assertThat(server.requests()).isZero();
  }

  private static PlaceAnswer placeHastily(int port) {
    return place(port, LONG, "PT1.5S");
  }

  /** A machine with no time may take its seconds over the first request of all. */
  private static PlaceAnswer place(int port, Duration time) {
    return place(port, time, "PT8S");
  }

  private static PlaceAnswer place(int port, Duration time, String timeout) {
    return place(port, Departure.alone(Deadline.of(time, System.nanoTime())), timeout);
  }

  private static PlaceAnswer place(int port, Departure departure, String timeout) {
    TelephonyConfig config = config(timeout);
    Wire wire = new Wire(VERTX, System::nanoTime, config, CLOCKS);
    ExotelAccount account = account(port);
    PlaceOrder order =
        new PlaceOrder(
            Examples.call(),
            account.id(),
            new PhoneNumber(NUMBER),
            "+918047112233",
            Examples.RULES,
            null,
            departure);
    LegOrders orders = new LegOrders(new CallbackUrls(config, new SealedQueries(new Seal(config))));
    try {
      return wire.create(orders.lead(account, order), departure)
          .map(heard -> CreateVerdict.of(heard, NUMBER))
          .await()
          .atMost(Duration.ofSeconds(10));
    } finally {
      wire.close();
    }
  }

  private static TelephonyConfig config(String timeout) {
    return Settings.of(Map.of("callback-secret", "secret", "requests.timeout", timeout));
  }

  private static ExotelAccount account(int port) {
    return AnAccount.at(URI.create("http://127.0.0.1:" + port));
  }
}
