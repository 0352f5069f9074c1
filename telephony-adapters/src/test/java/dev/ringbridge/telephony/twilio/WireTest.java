package dev.ringbridge.telephony.twilio;

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
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real SDK against a raw socket server that answers exactly what it is told and counts. */
class WireTest {
  private static final String CREATED = "{\"sid\":\"CA1\",\"status\":\"queued\"}";
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration WAIT = Duration.ofMillis(300);

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

  private static String error(int status, int code) {
    return "{\"code\":%d,\"message\":\"no\",\"status\":%d}".formatted(code, status);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(201, CREATED, new Accepted("CA1")),
        Arguments.of(
            201,
            "{\"sid\":\"CA1\",\"to\":\"+12125550100\",\"status\":\"queued\"}",
            new Accepted("CA1")),
        Arguments.of(
            201,
            "{\"sid\":\"CA1\",\"to\":\"+12125550199\",\"status\":\"queued\"}",
            new Lost("the answer to another request")),
        Arguments.of(201, "{\"sid\":", new Lost("HTTP 201")),
        Arguments.of(201, "", new Lost("HTTP 201")),
        Arguments.of(201, "{}", new Lost("HTTP 201 without a call")),
        Arguments.of(302, CREATED, new Lost("HTTP 302 without a call")),
        Arguments.of(400, error(400, 21211), new Refused(Ending.INVALID_NUMBER, "code 21211")),
        Arguments.of(400, error(400, 21217), new Refused(Ending.INVALID_NUMBER, "code 21217")),
        Arguments.of(400, error(400, 21210), new CallerIdRefused("HTTP 400, code 21210")),
        Arguments.of(400, error(400, 21212), new CallerIdRefused("HTTP 400, code 21212")),
        Arguments.of(400, error(400, 21215), new Refused(Ending.FAILED, "code 21215")),
        Arguments.of(400, "<html>", new Refused(Ending.FAILED, "HTTP 400")),
        Arguments.of(401, error(401, 20003), new AccountRefused("HTTP 401, code 20003")),
        Arguments.of(403, error(403, 20003), new AccountRefused("HTTP 403, code 20003")),
        Arguments.of(404, error(404, 20404), new Refused(Ending.FAILED, "code 20404")),
        Arguments.of(408, "", new Lost("HTTP 408")),
        Arguments.of(429, error(429, 20429), new NotSent("HTTP 429, code 20429", true)),
        Arguments.of(429, "<html>", new NotSent("HTTP 429", true)),
        Arguments.of(500, error(500, 20500), new Lost("HTTP 500, code 20500")),
        Arguments.of(500, "", new Lost("HTTP 500")),
        Arguments.of(502, "<html>Bad Gateway</html>", new Lost("HTTP 502")),
        Arguments.of(503, error(503, 20503), new Lost("HTTP 503, code 20503")),
        Arguments.of(503, "<html>busy</html>", new Lost("HTTP 503")));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyAnswerIsJudgedByItsStatusAndTheRequestIsSentOnce(
      int status, String body, PlaceAnswer expected) {
    server.answer(status, body);

    PlaceAnswer heard = place(server.port(), LONG);

    assertThat(heard.getClass()).isEqualTo(expected.getClass());
    if (heard instanceof Refused refused && expected instanceof Refused wanted) {
      assertThat(refused.ending()).isEqualTo(wanted.ending());
      assertThat(refused.why()).endsWith(wanted.why());
    } else {
      assertThat(heard).isEqualTo(expected);
    }
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void carriersClockIsReadFromItsAnswers() {
    server.answerAt("Wed, 01 Jan 2020 00:00:00 GMT", 201, CREATED);

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
    server.answer(201, CREATED);

    assertThat(place(server.port(), Duration.ZERO)).isEqualTo(new TooLate());
    assertThat(server.requests()).isZero();
  }

  @Test
  void firstByteWaitsUntilTheLastOneIsLongEnoughAgo() {
    server.answer(201, CREATED);
    Iterator<Duration> left = List.of(WAIT, Duration.ZERO).iterator();
    long began = System.nanoTime();

    place(server.port(), new Departure(Deadline.of(LONG, began), left::next), "PT8S");

    assertThat(server.requests()).isEqualTo(1);
    assertThat(left.hasNext()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(WAIT);
  }

  @Test
  void nothingLeavesWhereTheDeadlinePassesMeanwhile() {
    server.answer(201, CREATED);
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
    TelephonyConfig config =
        Settings.withAccount("http://127.0.0.1:" + port, Map.of("requests.timeout", timeout));
    Wire wire = new Wire(config, CLOCKS);
    Line line =
        Line.open(
            TwilioAccount.of(config.account().orElseThrow()),
            wire,
            System::nanoTime,
            config.requests());
    try (Crew crew = line.crew()) {
      Creation creation =
          new Creation(new CallbackUrls(config, new SealedQueries(new Seal(config))));
      Exchange exchange = new Exchange(Optional.of(departure), System::nanoTime);
      PlaceOrder order =
          new PlaceOrder(
              Examples.call(),
              line.account().id(),
              new PhoneNumber("+12125550100"),
              "+12125550000",
              Examples.RULES,
              null,
              departure);
      return crew.post(() -> creation.send(order, exchange, line.api().client(exchange)))
          .await()
          .atMost(Duration.ofSeconds(10));
    }
  }
}
