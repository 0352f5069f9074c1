package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringbridge.simulator.OracleLog.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierSimulatorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Twiml HOLD = new Twiml("<Response><Pause length=\"600\"/></Response>");

  @TempDir Path folder;

  @Test
  void aTakenPortIsToldInOneLineWithTheSetting() {
    try (CarrierSimulator first = CarrierSimulator.start(SimulatorOptions.builder().build())) {
      SimulatorOptions same = SimulatorOptions.builder().port(first.port()).build();
      assertThatThrownBy(() -> CarrierSimulator.start(same))
          .isInstanceOf(SimulatorStartException.class)
          .hasMessageContaining("port " + first.port())
          .hasMessageContaining("--port")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void aLogFileThatCannotBeWrittenIsToldWithTheSetting() {
    SimulatorOptions options = SimulatorOptions.builder().logFile(folder).build();
    assertThatThrownBy(() -> CarrierSimulator.start(options))
        .isInstanceOf(SimulatorStartException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("--log");
  }

  @Test
  void theLogGoesOnAfterARestart() throws Exception {
    Path file = folder.resolve("oracle.jsonl");
    SimulatorOptions options = options().logFile(file).build();
    try (CarrierSimulator first = CarrierSimulator.start(options)) {
      create(sdk(first), scripted("01"));
      assertThat(first.log().await(e -> e.kind().equals("ended"), PATIENCE)).isPresent();
    }
    long before = lines(file);
    try (CarrierSimulator second = CarrierSimulator.start(options)) {
      create(sdk(second), scripted("01"));
      Entry entry = second.log().await(e -> e.kind().equals("ended"), PATIENCE).orElseThrow();
      assertThat(entry.seq()).isGreaterThan(before);
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(lines.size() - 1)).startsWith("{\"seq\":" + lines.size() + ",");
  }

  @Test
  void callsOfARunBeforeAreFetchedAndListedAndOver() throws Exception {
    SimulatorOptions options = options().logFile(folder.resolve("oracle.jsonl")).build();
    String talking;
    String ended;
    try (CarrierSimulator first = CarrierSimulator.start(options)) {
      ended = create(sdk(first), scripted("01"));
      assertThat(first.log().await(e -> e.kind().equals("ended"), PATIENCE)).isPresent();
      talking = create(sdk(first), scripted("08"));
      awaitAnswered(first, 1);
    }
    try (CarrierSimulator second = CarrierSimulator.start(options)) {
      TwilioRestClient sdk = sdk(second);
      assertThat(Call.fetcher(ended).fetch(sdk).getStatus()).isEqualTo(Call.Status.BUSY);
      Call cutOff = Call.fetcher(talking).fetch(sdk);
      assertThat(cutOff.getStatus()).isEqualTo(Call.Status.COMPLETED);
      assertThat(cutOff.getTo()).isEqualTo(scripted("08"));
      assertThat(cutOff.getEndTime()).isNotNull();
      assertThat(Call.reader().setTo(new PhoneNumber(scripted("08"))).read(sdk))
          .extracting(Call::getSid)
          .containsExactly(talking);
      assertThat(second.log().entries())
          .filteredOn(e -> e.kind().equals("ended"))
          .singleElement()
          .satisfies(e -> assertThat(e.callSid()).isEqualTo(talking))
          .satisfies(e -> assertThat(e.detail("by")).contains("power-cut"));
    }
  }

  @Test
  void aCallThatWasOnlyTakenIntoTheQueueHasFailedAfterARestart() {
    SimulatedAccount slow =
        new SimulatedAccount(
            Stage.ACCOUNT, Stage.TOKEN, Stage.KEY, Stage.SECRET, 0.01, Map.of(), Set.of());
    SimulatorOptions options =
        options().accounts(List.of(slow)).logFile(folder.resolve("oracle.jsonl")).build();
    String waiting;
    try (CarrierSimulator first = CarrierSimulator.start(options)) {
      create(sdk(first), scripted("01"));
      waiting = create(sdk(first), scripted("01"));
    }
    try (CarrierSimulator second = CarrierSimulator.start(options)) {
      Call call = Call.fetcher(waiting).fetch(sdk(second));
      assertThat(call.getStatus()).isEqualTo(Call.Status.FAILED);
      assertThat(call.getStartTime()).isNull();
    }
  }

  @Test
  void aThousandCallsNeedNoMoreThreadsThanOne() throws Exception {
    try (CarrierSimulator simulator = CarrierSimulator.start(options().build())) {
      TwilioRestClient sdk = sdk(simulator);
      create(sdk, scripted("08"));
      awaitAnswered(simulator, 1);
      long before = vertxThreads();
      IntStream.range(0, 999).forEach(i -> create(sdk, scripted("08")));
      awaitAnswered(simulator, 1_000);
      assertThat(vertxThreads()).isLessThanOrEqualTo(before);
    }
  }

  @Test
  void closingSaysNothingMore() throws Exception {
    Path file = folder.resolve("oracle.jsonl");
    try (Customer customer = new Customer(Stage.TOKEN)) {
      customer.onTwiml("/voice", "<Dial><Conference>room</Conference></Dial>");
      SimulatedAccount account =
          new SimulatedAccount(
              Stage.ACCOUNT,
              Stage.TOKEN,
              Stage.KEY,
              Stage.SECRET,
              1,
              Map.of(Stage.APPLICATION, customer.url("/voice")),
              Set.of());
      CarrierSimulator simulator =
          CarrierSimulator.start(SimulatorOptions.builder().account(account).logFile(file).build());
      Softphone phone = Softphone.inCall(simulator, "agent");
      simulator.log().await(e -> e.kind().equals("joined"), PATIENCE);
      simulator.close();
      phone.await("gone");
      assertThat(simulator.log().entries())
          .extracting(Entry::kind)
          .endsWith("joined")
          .hasSize((int) lines(file));
    }
  }

  @Test
  void aClosedSimulatorIsGoneWithItsThreads() {
    CarrierSimulator simulator = CarrierSimulator.start(SimulatorOptions.builder().build());
    int port = simulator.port();
    simulator.close();
    simulator.close();
    try (CarrierSimulator again =
        CarrierSimulator.start(SimulatorOptions.builder().port(port).build())) {
      assertThat(again.port()).isEqualTo(port);
    }
  }

  @Test
  void optionsOfTheCommandLineAreHeard() throws Exception {
    SimulatorOptions options =
        Main.options(
            new String[] {
              "--port", "0", "--speed", "5", "--seed", "9", "--log", "a.jsonl", "--host", "::1"
            });
    assertThat(options.port()).isZero();
    assertThat(options.speed()).isEqualTo(5);
    assertThat(options.seed()).isEqualTo(9);
    assertThat(options.logFile()).contains(Path.of("a.jsonl"));
    assertThat(options.host()).isEqualTo("::1");
    assertThat(options.accounts()).containsExactly(Main.DEMO);
    assertThatThrownBy(() -> Main.options(new String[] {"--what", "1"}))
        .hasMessageContaining("--what");
    assertThatThrownBy(() -> Main.options(new String[] {"--port"})).hasMessageContaining("--port");
  }

  @Test
  void accountsComeFromAFile() throws Exception {
    Path file = folder.resolve("accounts.json");
    Files.writeString(
        file,
        "[{\"accountSid\":\"AC9\",\"authToken\":\"t\",\"apiKeySid\":\"SK9\",\"apiKeySecret\":\"s\","
            + "\"callsPerSecond\":2.5,\"applications\":{\"AP9\":\"http://x/v\"},"
            + "\"callerIds\":[\"+15005550006\"]}]");
    assertThat(Main.options(new String[] {"--accounts", file.toString()}).accounts())
        .containsExactly(
            new SimulatedAccount(
                "AC9", "t", "SK9", "s", 2.5, Map.of("AP9", "http://x/v"), Set.of("+15005550006")));
  }

  @Test
  void accountsOfTheExotelFaceComeFromAFile() throws Exception {
    Path file = folder.resolve("accounts.json");
    Files.writeString(
        file,
        "[{\"accountSid\":\"acme1m\",\"apiKey\":\"k\",\"apiToken\":\"t\",\"requestsPerMinute\":60,"
            + "\"channels\":5,\"standing\":\"GOOD\",\"sipUsers\":{\"phil\":\"s\"},\"exophones\":[\"08047112233\"]}]");
    SimulatedExotelAccount account =
        new SimulatedExotelAccount(
            "acme1m",
            "k",
            "t",
            60,
            5,
            SimulatedExotelAccount.Standing.GOOD,
            Map.of("phil", "s"),
            Set.of("08047112233"));
    assertThat(Main.options(new String[] {"--exotel-accounts", file.toString()}).exotelAccounts())
        .containsExactly(account);
    assertThat(Main.options(new String[0]).exotelAccounts()).containsExactly(Main.EXOTEL_DEMO);
  }

  @Test
  void secretsAreInNoText() {
    assertThat(options().build().toString()).doesNotContain(Stage.TOKEN, Stage.SECRET);
    assertThat(SimulatedExotelAccount.standard("acme1m", "my-key", "my-token").toString())
        .doesNotContain("my-key", "my-token");
  }

  private static SimulatorOptions.Builder options() {
    SimulatedAccount account =
        new SimulatedAccount(
            Stage.ACCOUNT, Stage.TOKEN, Stage.KEY, Stage.SECRET, 5_000, Map.of(), Set.of());
    return SimulatorOptions.builder().speed(100).account(account);
  }

  private static TwilioRestClient sdk(CarrierSimulator simulator) {
    return SdkToSimulator.client(simulator.uri(), Stage.ACCOUNT, Stage.TOKEN, Stage.ACCOUNT);
  }

  private static String create(TwilioRestClient sdk, String to) {
    return Call.creator(new PhoneNumber(to), new PhoneNumber(Stage.FROM), HOLD)
        .create(sdk)
        .getSid();
  }

  private static void awaitAnswered(CarrierSimulator simulator, int calls)
      throws InterruptedException {
    long[] answered = new long[1];
    assertThat(
            simulator
                .log()
                .await(e -> e.kind().equals("answered") && ++answered[0] == calls, PATIENCE))
        .isPresent();
  }

  private static long vertxThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("vert.x"))
        .count();
  }

  private static long lines(Path file) throws IOException {
    return Files.readAllLines(file).size();
  }
}
