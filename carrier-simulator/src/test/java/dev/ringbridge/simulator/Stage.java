package dev.ringbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.OracleLog.Entry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator on a free port, a customer it calls back, and the vendor's SDK between them. */
public final class Stage implements BeforeEachCallback, AfterEachCallback {
  public static final String ACCOUNT = "AC00000000000000000000000000000001";
  public static final String TOKEN = "11112222333344445555666677778888";
  public static final String KEY = "SK00000000000000000000000000000001";
  public static final String SECRET = "aaaabbbbccccddddeeeeffff00001111";
  public static final String APPLICATION = "AP00000000000000000000000000000001";
  public static final String FROM = "+15005550006";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final UnaryOperator<SimulatorOptions.Builder> settings;
  private final double callsPerSecond;
  private @Nullable CarrierSimulator simulator;
  private @Nullable Customer customer;
  private @Nullable TwilioRestClient sdk;

  private Stage(double callsPerSecond, UnaryOperator<SimulatorOptions.Builder> settings) {
    this.callsPerSecond = callsPerSecond;
    this.settings = settings;
  }

  /** People so many times faster than life, and a carrier that places at once. */
  public static Stage atSpeed(double speed) {
    return with(1000, options -> options.speed(speed));
  }

  public static Stage with(
      double callsPerSecond, UnaryOperator<SimulatorOptions.Builder> settings) {
    return new Stage(callsPerSecond, settings);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    customer = new Customer(TOKEN);
    simulator = CarrierSimulator.start(settings.apply(options()).build());
    sdk = SdkToSimulator.client(simulator.uri(), ACCOUNT, TOKEN, ACCOUNT);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(kinds()).doesNotContain("simulator-error");
    Objects.requireNonNull(simulator).close();
    Objects.requireNonNull(customer).close();
  }

  public SimulatedAccount account() {
    return new SimulatedAccount(
        ACCOUNT,
        TOKEN,
        KEY,
        SECRET,
        callsPerSecond,
        Map.of(APPLICATION, customer().url("/voice")),
        Set.of(FROM));
  }

  public CarrierSimulator simulator() {
    return Objects.requireNonNull(simulator);
  }

  public Customer customer() {
    return Objects.requireNonNull(customer);
  }

  public TwilioRestClient sdk() {
    return Objects.requireNonNull(sdk);
  }

  /** The SDK for another account. */
  public TwilioRestClient sdk(String accountSid, String token) {
    return SdkToSimulator.client(simulator().uri(), accountSid, token, accountSid);
  }

  /** A create whose document is /answer, whose status goes to /status, of all events. */
  public CallCreator call(String to) {
    return Call.creator(
            new PhoneNumber(to),
            new PhoneNumber(FROM),
            URI.create(customer().url("/answer?lead=7&call=abc")))
        .setStatusCallback(customer().url("/status?call=abc"))
        .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"));
  }

  /** Calls a scripted number, by its two last digits. */
  public Call callScripted(String code) {
    return call(scripted(code)).create(sdk());
  }

  public static String scripted(String code) {
    return "+155555501" + code;
  }

  public Entry await(Predicate<Entry> wanted) {
    try {
      return simulator()
          .log()
          .await(wanted, PATIENCE)
          .orElseThrow(() -> new AssertionError("not in the log: " + kinds()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for a kind of entry about a call. */
  public Entry await(String kind, String callSid) {
    return await(e -> e.kind().equals(kind) && callSid.equals(e.callSid()));
  }

  public Entry awaitEnd(String callSid) {
    return await("ended", callSid);
  }

  /** The entries of a kind about a call, so far. */
  public List<Entry> entries(String kind, String callSid) {
    return simulator().log().entries().stream()
        .filter(e -> e.kind().equals(kind) && callSid.equals(e.callSid()))
        .toList();
  }

  public List<String> kinds() {
    return simulator().log().entries().stream().map(Entry::kind).toList();
  }

  /** Asks an admin page. */
  public HttpResponse<String> admin(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator().uri() + "/simulator" + path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private SimulatorOptions.Builder options() {
    return SimulatorOptions.builder().seed(42).account(account());
  }
}
