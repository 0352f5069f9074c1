package dev.ringbridge.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.People;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.call.AmdOrder;
import dev.ringbridge.simulator.call.Answering;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Sids;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.people.Detection;
import dev.ringbridge.simulator.people.Population;
import dev.ringbridge.simulator.time.ManualTimers;
import dev.ringbridge.simulator.time.Tempo;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import dev.ringbridge.simulator.webhook.VirtualCustomer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The switch in virtual time: days pass in moments, to the millisecond. */
class ExchangeTest {
  private static final String ACCOUNT = "AC1";
  private static final Duration DAY = Duration.ofDays(1);

  private final ManualTimers timers = new ManualTimers();
  private final VirtualCustomer customer = new VirtualCustomer(timers);
  private final Instant start = timers.now();
  private Journal journal = journal();
  private Exchange exchange = exchange(100, 1);
  private long ids;

  @BeforeEach
  void customerHoldsTheLine() {
    customer.onTwiml("/answer", "<Pause length=\"36000\"/>");
  }

  @Test
  void callsLeaveTheQueueAtTheAccountsRateWhateverTheSpeed() {
    exchange = exchange(2, 50);
    List<Call> calls = IntStream.range(0, 5).mapToObj(i -> place("08")).toList();
    assertThat(calls)
        .extracting(call -> call.queueTime().toMillis())
        .containsExactly(0L, 500L, 1000L, 1500L, 2000L);
    timers.advance(Duration.ofSeconds(10));
    assertThat(moments("initiated")).containsExactly(0L, 500L, 1000L, 1500L, 2000L);
  }

  @Test
  void aPersonRingsTalksAndHangsUpInLifesOwnTime() {
    Call call = place("00");
    timers.advance(Duration.ofMinutes(1));
    assertThat(moments("ringing")).containsExactly(500L);
    assertThat(moments("answered")).containsExactly(2_500L);
    assertThat(moments("ended")).containsExactly(22_500L);
    assertThat(status(call)).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void speedDividesWhatPeopleTake() {
    exchange = exchange(100, 10);
    place("00");
    timers.advance(Duration.ofMinutes(1));
    assertThat(moments("answered")).containsExactly(250L);
    assertThat(moments("ended")).containsExactly(2_250L);
  }

  @Test
  void speedDividesSpeechButNoPause() {
    exchange = exchange(100, 10);
    customer.onTwiml("/answer", "<Pause length=\"5\"/><Play>http://x/a.mp3</Play>");
    place("08");
    timers.advance(Duration.ofMinutes(1));
    assertThat(moments("played")).containsExactly(250L + 10 + 5_000);
    assertThat(moments("ended")).containsExactly(250L + 10 + 5_000 + 500);
  }

  @Test
  void nobodyAnswersWithinTheTimeAsked() {
    exchange.place(request("02", Optional.empty()), false);
    timers.advance(Duration.ofMinutes(5));
    assertThat(moments("ended")).containsExactly(500L + 60_000);
    assertThat(entry("ended").details())
        .containsEntry("sipCode", 487)
        .containsEntry("by", "ring-timeout");
  }

  @Test
  void aCallLastsNoLongerThanItsTimeLimit() {
    place("08");
    timers.advance(DAY);
    assertThat(moments("ended")).containsExactly(2_500L + Duration.ofHours(4).toMillis());
    assertThat(entry("ended").details()).containsEntry("by", "time-limit");
  }

  @Test
  void aShorterTimeLimitCountsFromTheAnswer() {
    Call call = place("08");
    timers.advance(Duration.ofSeconds(10));
    CallRequest terms =
        call.request()
            .with(Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(30)));
    exchange.amend(call.sid(), terms);
    timers.advance(DAY);
    assertThat(moments("ended")).containsExactly(2_500L + 30_000);
  }

  @Test
  void aCallThatWaitsADayInTheQueueIsCanceled() {
    exchange = exchange(1 / 50_000.0, 1);
    IntStream.range(0, 4).forEach(i -> place("01"));
    timers.advance(Duration.ofDays(3));
    assertThat(journalOf("ended"))
        .extracting(entry -> entry.details().get("status"))
        .containsExactly("busy", "busy", "canceled", "canceled");
  }

  @Test
  void aHoldOfTenMinutesIsNoLoop() {
    customer.onTwiml("/answer", "<Pause/><Redirect/>");
    Call call = place("08");
    timers.advance(Duration.ofMinutes(10));
    assertThat(customer.at("/answer")).hasSizeGreaterThan(580);
    assertThat(status(call)).isEqualTo(CallStatus.IN_PROGRESS);
  }

  @Test
  void redirectsThatTakeNoTimeAreStopped() {
    customer.onTwiml("/answer", "<Redirect/>");
    Call call = place("08");
    timers.advance(Duration.ofMinutes(10));
    assertThat(customer.at("/answer")).hasSize(21);
    assertThat(entry("ended").details()).containsEntry("by", "application-error");
    assertThat(status(call)).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void aDocumentThatTakesLongerThanFifteenSecondsIsReplacedByTheFallback() {
    customer.slow("/answer", Duration.ofSeconds(16)).onTwiml("/fallback", "<Say>Sorry</Say>");
    exchange.place(request("08", Optional.empty()), false);
    timers.advance(Duration.ofMinutes(1));
    assertThat(customer.at("/fallback")).hasSize(1);
    VirtualCustomer.Asked fallback = customer.at("/fallback").get(0);
    assertThat(fallback.at()).isEqualTo(start.plusMillis(2_500 + 15_000));
    assertThat(fallback.form())
        .containsEntry("ErrorCode", "11200")
        .containsEntry("ErrorUrl", VirtualCustomer.HOST + "/answer?call=abc");
    assertThat(entry("said").details()).containsEntry("text", "Sorry");
  }

  @Test
  void withoutAnyDocumentThePersonHearsAnApologyAndIsCutOff() {
    customer.slow("/answer", Duration.ofSeconds(16)).slow("/fallback", Duration.ofSeconds(16));
    exchange.place(request("08", Optional.empty()), false);
    timers.advance(Duration.ofMinutes(2));
    assertThat(entry("said").detail("text").orElseThrow()).startsWith("We are sorry");
    assertThat(entry("ended").details())
        .containsEntry("by", "application-error")
        .containsEntry("status", "completed");
  }

  @Test
  void synchronousDetectionKeepsTheLineSilentUntilItKnows() {
    exchange.place(request("06", Optional.of(amd(false))), false);
    timers.advance(Duration.ofMinutes(1));
    VirtualCustomer.Asked answer = customer.at("/answer").get(0);
    assertThat(answer.at()).isEqualTo(start.plusMillis(2_500 + 2_400));
    assertThat(answer.form())
        .containsEntry("AnsweredBy", "machine_start")
        .containsEntry("MachineDetectionDuration", "2400");
    assertThat(lastStatus()).containsEntry("AnsweredBy", "machine_start");
  }

  @Test
  void asynchronousDetectionTellsFourThingsLater() {
    Call call = exchange.place(request("19", Optional.of(amd(true))), false);
    timers.advance(Duration.ofMinutes(1));
    assertThat(customer.at("/answer").get(0).at()).isEqualTo(start.plusMillis(2_500));
    VirtualCustomer.Asked verdict = customer.at("/amd").get(0);
    assertThat(verdict.at()).isEqualTo(start.plusMillis(2_500 + 3_000));
    assertThat(verdict.form())
        .isEqualTo(
            Map.of(
                "CallSid",
                call.sid(),
                "AccountSid",
                ACCOUNT,
                "AnsweredBy",
                "machine_start",
                "MachineDetectionDuration",
                "3000"));
    assertThat(lastStatus()).doesNotContainKey("AnsweredBy");
    assertThat(exchange.calls().find(ACCOUNT, call.sid()).orElseThrow().answeredBy())
        .contains("machine_start");
  }

  @Test
  void aRedirectDuringTheSilenceWins() {
    customer.onTwiml("/instead", "<Say>Instead</Say><Pause length=\"60\"/>");
    Call call = exchange.place(request("06", Optional.of(amd(false))), false);
    timers.advance(Duration.ofSeconds(3));
    Answering instead =
        new Answering(Optional.of(target("/instead")), Optional.empty(), Optional.empty());
    exchange.redirect(call.sid(), instead);
    timers.advance(Duration.ofSeconds(10));
    assertThat(journalOf("amd-verdict")).hasSize(1);
    assertThat(customer.at("/answer")).isEmpty();
    assertThat(customer.at("/instead")).hasSize(1);
  }

  @Test
  void aVerdictAfterTheHangupIsNotTold() {
    exchange.place(request("07", Optional.of(amd(true))), false);
    timers.advance(Duration.ofMinutes(1));
    assertThat(customer.at("/amd")).isEmpty();
    assertThat(journalOf("amd-verdict")).isEmpty();
  }

  @Test
  void theProgressIsNumberedAndTheLastSaysHowLongItTook() {
    place("00");
    timers.advance(Duration.ofMinutes(1));
    assertThat(customer.at("/status"))
        .extracting(
            status -> status.form().get("SequenceNumber") + " " + status.form().get("CallStatus"))
        .containsExactly("0 initiated", "1 ringing", "2 in-progress", "3 completed");
    assertThat(lastStatus())
        .containsEntry("CallDuration", "20")
        .containsEntry("Duration", "1")
        .containsEntry("SipResponseCode", "200")
        .containsEntry("CallbackSource", "call-progress-events")
        .containsEntry("Timestamp", "Fri, 20 Nov 2026 10:00:22 +0000");
  }

  @Test
  void aCallGivenUpInTheQueueWasNeverDialed() {
    exchange = exchange(1, 1);
    place("08");
    Call second = place("08");
    exchange.hangUp(second.sid(), Ender.REST);
    timers.advance(Duration.ofSeconds(30));
    assertThat(moments("initiated")).hasSize(1);
    assertThat(status(second)).isEqualTo(CallStatus.CANCELED);
    assertThat(exchange.calls().find(ACCOUNT, second.sid()).orElseThrow().isDialed()).isFalse();
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    assertThat(randomRun()).isEqualTo(randomRun()).hasSizeGreaterThan(300);
  }

  private List<String> randomRun() {
    ManualTimers clock = new ManualTimers();
    Journal log = new JournalOf(clock).journal();
    VirtualCustomer answers = new VirtualCustomer(clock).onTwiml("/answer", "<Say>Hello</Say>");
    Exchange run = exchange(clock, log, answers, new SimulatedAccountRate(10, 1));
    for (int i = 0; i < 100; i++) {
      run.place(request("+1415777" + (1000 + i)), false);
    }
    clock.advance(Duration.ofHours(1));
    return log.entries().stream()
        .map(e -> e.at() + " " + e.kind() + " " + e.details().get("to"))
        .toList();
  }

  private Call place(String code) {
    return exchange.place(request(code, Optional.empty()), false);
  }

  private static CallRequest request(String code, Optional<AmdOrder> amd) {
    return request("+155555501" + code, amd, answering());
  }

  private static CallRequest request(String number) {
    return request(number, Optional.empty(), answering());
  }

  private static CallRequest request(String to, Optional<AmdOrder> amd, Answering answering) {
    StatusHook hook =
        new StatusHook(target("/status"), Set.of("initiated", "ringing", "answered", "completed"));
    return new CallRequest(
        ACCOUNT,
        to,
        "+15005550006",
        answering,
        Optional.of(hook),
        amd,
        Duration.ofSeconds(60),
        Duration.ofHours(4));
  }

  private static Answering answering() {
    return new Answering(
        Optional.of(target("/answer?call=abc")),
        Optional.empty(),
        Optional.of(target("/fallback")));
  }

  private static AmdOrder amd(boolean async) {
    Detection detection =
        new Detection(
            false,
            Duration.ofMillis(2400),
            Duration.ofMillis(1200),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));
    return new AmdOrder(detection, async, Optional.of(target("/amd")));
  }

  private static Target target(String path) {
    return new Target(VirtualCustomer.HOST + path, HookMethod.POST);
  }

  private Exchange exchange(double callsPerSecond, double speed) {
    return exchange(timers, journal, customer, new SimulatedAccountRate(callsPerSecond, speed));
  }

  private record SimulatedAccountRate(double callsPerSecond, double speed) {}

  private record JournalOf(ManualTimers clock) {
    Journal journal() {
      try {
        return new Journal(clock::now, 100_000, Optional.empty());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private Exchange exchange(
      ManualTimers clock, Journal log, VirtualCustomer answers, SimulatedAccountRate rate) {
    SimulatedAccount account =
        new SimulatedAccount(
            ACCOUNT, "token", "SK1", "secret", rate.callsPerSecond(), Map.of(), Set.of());
    Equipment equipment =
        new Equipment(
            clock,
            new Tempo(rate.speed()),
            new Sids(() -> new UUID(0, ++ids)),
            new Accounts(List.of(account)),
            answers.courier(),
            log);
    return new Exchange(equipment, new Population(7, People.DEFAULT), new Faults(), 1000);
  }

  private Journal journal() {
    return new JournalOf(timers).journal();
  }

  /** When entries of a kind were written, in milliseconds since the test began. */
  private List<Long> moments(String kind) {
    return journalOf(kind).stream()
        .map(entry -> Duration.between(start, entry.at()).toMillis())
        .toList();
  }

  private List<Entry> journalOf(String kind) {
    return journal.entries().stream().filter(entry -> entry.kind().equals(kind)).toList();
  }

  private Entry entry(String kind) {
    return journalOf(kind).get(0);
  }

  private Map<String, String> lastStatus() {
    List<VirtualCustomer.Asked> all = customer.at("/status");
    return all.get(all.size() - 1).form();
  }

  private CallStatus status(Call call) {
    return exchange.calls().find(ACCOUNT, call.sid()).orElseThrow().status();
  }
}
