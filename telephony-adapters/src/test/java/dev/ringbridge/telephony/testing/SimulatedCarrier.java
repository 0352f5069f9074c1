package dev.ringbridge.telephony.testing;

import dev.ringbridge.embedded.FreePort;
import dev.ringbridge.simulator.CarrierSimulator;
import dev.ringbridge.simulator.NumberUrls;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.SimulatorOptions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hamcrest.Matchers;

/** The simulated carrier, once for each test JVM, and an account with it. People hurry tenfold. */
public class SimulatedCarrier implements QuarkusTestResourceLifecycleManager {
  public static final int SPEED = 10;
  public static final double CALLS_PER_SECOND = 20;
  public static final UUID ACCOUNT = new UUID(9, 9);

  /** More requests in vain than any test makes that is not about them. */
  public static final int FAILURES = 12;

  public static final String ACCOUNT_SID = "AC" + "0123456789abcdef".repeat(2);

  /** Where recordings are kept. */
  public static final String RECORDINGS = "target/recordings";

  public static final String AUTH_TOKEN = "f".repeat(32);
  public static final String CALLER_ID = "+12125559999";

  /** The keys of credentials: the first encrypts. */
  public static final String KEY_1 = "k1:" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  public static final String KEY_2 = "k2:" + "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private static final String KEY_SID = "SK" + "0123456789abcdef".repeat(2);
  public static final String KEY_SECRET = "k".repeat(32);
  private static final String APPLICATION = "AP" + "0123456789abcdef".repeat(2);

  private static CarrierSimulator simulator;
  private static int port;

  @Override
  public synchronized Map<String, String> start() {
    if (simulator == null) {
      port = FreePort.find();
      simulator = CarrierSimulator.start(options());
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    }
    return settings();
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.builder().speed(SPEED).account(account(KEY_SECRET)).build();
  }

  private static SimulatedAccount account(String keySecret) {
    return account(keySecret, Set.of(CALLER_ID));
  }

  private static SimulatedAccount account(String keySecret, Set<String> numbers) {
    return new SimulatedAccount(
            ACCOUNT_SID,
            AUTH_TOKEN,
            KEY_SID,
            keySecret,
            CALLS_PER_SECOND * 2,
            Map.of(APPLICATION, publicUrl() + "/carrier/twilio/agent"),
            numbers)
        .withNumbers(numberUrls());
  }

  /** What is set at an account's numbers, so that their callers come to us. */
  public static NumberUrls numberUrls() {
    String hooks = publicUrl() + "/carrier/twilio/";
    return new NumberUrls(hooks + "incoming", hooks + "incoming-status");
  }

  /** Changes the secret of the API key that the carrier expects. */
  public static void setKeySecret(String secret) {
    put(account(secret));
  }

  /** Changes the numbers that the carrier lets calls show. */
  public static void setNumbers(Set<String> numbers) {
    put(account(KEY_SECRET, numbers));
  }

  /** Has the carrier know an account, or know it otherwise than before. */
  public static void put(SimulatedAccount account) {
    RestAssured.given()
        .contentType("application/json")
        .body(account)
        .post(simulator.uri().resolve("/simulator/accounts"))
        .then()
        .statusCode(Matchers.lessThan(300));
  }

  private static Map<String, String> settings() {
    Map<String, String> all = new HashMap<>();
    all.put("public-url", publicUrl());
    all.put("callback-secret", "secret-of-tests");
    all.put("credential-keys", KEY_1 + "," + KEY_2);
    all.put("simulator.api-url", simulator.uri().toString());
    all.put("simulator.softphone-url", "ws://127.0.0.1:" + simulator.port() + "/client");
    all.put("account.id", ACCOUNT.toString());
    all.put("account.organization-id", Examples.TENANCY.organizationId().toString());
    all.put("account.branch-id", Examples.TENANCY.branchId().toString());
    all.put("account.kind", "twilio");
    all.put("account.account-sid", ACCOUNT_SID);
    all.put("account.auth-token", AUTH_TOKEN);
    all.put("account.api-key-sid", KEY_SID);
    all.put("account.api-key-secret", KEY_SECRET);
    all.put("account.application-sid", APPLICATION);
    all.put("account.api-url", simulator.uri().toString());
    all.put("account.softphone-kind", "simulated");
    all.put("account.softphone-url", "ws://127.0.0.1:" + simulator.port() + "/client");
    all.put("account.calls-per-second", Double.toString(CALLS_PER_SECOND));
    all.put("account.caller-ids", CALLER_ID);
    all.put("account.countries", "US,CA");
    all.put("requests.timeout", "PT1.5S");
    // On a busy machine many requests are in the air, and none is to be given back for it.
    all.put("requests.posts-at-once", "32");
    all.put("breaker.failures", Integer.toString(FAILURES));
    all.put("breaker.within", "PT5S");
    all.put("breaker.rest", "PT1S");
    all.put("breaker.longest-rest", "PT20S");
    all.put("resolution.every", "PT0.5S");
    all.put("resolution.queue-allowance", "PT1S");
    all.put("resolution.listing-lag", "PT0.5S");
    all.put("resolution.margin", "PT0.5S");
    all.put("resolution.answered-every", "PT3S");
    all.put("leg-check-every", "PT3S");
    // Where no webhook tells it, a busy machine sees later than three seconds that two talk.
    all.put("answers.doubt-after", "PT6S");
    // Calls of all tests go to a few blocks of numbers.
    all.put("guard.calls-to-new-prefix", "1000000");
    all.put("guard.price-after", "PT0.5S");
    all.put("recordings.folder", RECORDINGS);
    all.put("recordings.backoff", "PT0.2S");
    Map<String, String> prefixed = new HashMap<>();
    all.forEach((key, value) -> prefixed.put("ringbridge.telephony." + key, value));
    prefixed.put("quarkus.http.test-port", Integer.toString(port));
    return prefixed;
  }

  public static String publicUrl() {
    return "http://127.0.0.1:" + port;
  }

  public static CarrierSimulator simulator() {
    return simulator;
  }

  /** The simulator stays for the other test classes of this JVM and ends with it. */
  @Override
  public void stop() {}
}
