package dev.ringbridge.simulator.rest;

import static dev.ringbridge.simulator.Stage.ACCOUNT;
import static dev.ringbridge.simulator.Stage.APPLICATION;
import static dev.ringbridge.simulator.Stage.FROM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Application;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.OutgoingCallerId;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.Stage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the vendor's own SDK reads of an account. */
class AccountApiTest {
  private static final String OTHER = "AC" + "9".repeat(32);
  private static final String TOKEN = "t".repeat(32);
  private static final String OWN = "+15555550001";
  private static final String VERIFIED = "+15555550002";

  @RegisterExtension
  final Stage stage =
      Stage.with(
          1000,
          options ->
              options.account(
                  new SimulatedAccount(
                      OTHER,
                      TOKEN,
                      "SK" + "9".repeat(32),
                      "k".repeat(32),
                      1,
                      Map.of(),
                      Set.of(OWN),
                      Set.of(VERIFIED))));

  @Test
  void accountIsActiveAndKnownToItselfOnly() {
    Account account = Account.fetcher(ACCOUNT).fetch(stage.sdk());

    assertThat(account.getSid()).isEqualTo(ACCOUNT);
    assertThat(account.getStatus()).isEqualTo(Account.Status.ACTIVE);
    assertThat(account.getType()).isEqualTo(Account.Type.FULL);
    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> Account.fetcher(OTHER).fetch(stage.sdk()));
    assertThat(refused.getStatusCode()).isEqualTo(401);
    assertThat(refused.getCode()).isEqualTo(20003);
  }

  @Test
  void applicationHasItsVoiceUrl() {
    Application application = Application.fetcher(APPLICATION).fetch(stage.sdk());

    assertThat(application.getVoiceUrl()).isEqualTo(URI.create(stage.customer().url("/voice")));
    assertThat(application.getVoiceMethod()).isEqualTo(HttpMethod.POST);
    ApiException missing =
        catchThrowableOfType(
            ApiException.class,
            () -> Application.fetcher("AP" + "8".repeat(32)).fetch(stage.sdk()));
    assertThat(missing.getStatusCode()).isEqualTo(404);
  }

  @Test
  void numbersAreListedByWhatTheyAreToTheAccount() {
    TwilioRestClient sdk = stage.sdk(OTHER, TOKEN);

    assertThat(own(sdk, OWN)).containsExactly(OWN);
    assertThat(own(sdk, VERIFIED)).isEmpty();
    assertThat(verified(sdk, VERIFIED)).containsExactly(VERIFIED);
    assertThat(verified(sdk, OWN)).isEmpty();
    assertThat(own(stage.sdk(), FROM)).containsExactly(FROM);
  }

  @Test
  void ownNumbersCanCall() {
    IncomingPhoneNumber number =
        IncomingPhoneNumber.reader().firstPage(stage.sdk()).getRecords().get(0);

    assertThat(number.getCapabilities().getVoice()).isTrue();
    assertThat(number.getSid()).matches("PN[0-9a-f]{32}");
  }

  private static List<String> own(TwilioRestClient sdk, String number) {
    return IncomingPhoneNumber.reader()
        .setPhoneNumber(new PhoneNumber(number))
        .firstPage(sdk)
        .getRecords()
        .stream()
        .map(one -> one.getPhoneNumber().getEndpoint())
        .toList();
  }

  private static List<String> verified(TwilioRestClient sdk, String number) {
    return OutgoingCallerId.reader()
        .setPhoneNumber(new PhoneNumber(number))
        .firstPage(sdk)
        .getRecords()
        .stream()
        .map(one -> one.getPhoneNumber().getEndpoint())
        .toList();
  }
}
