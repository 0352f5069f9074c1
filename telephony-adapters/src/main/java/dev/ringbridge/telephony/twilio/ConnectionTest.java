package dev.ringbridge.telephony.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Application;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.OutgoingCallerId;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.telephony.carrier.Stopwatch;
import dev.ringbridge.telephony.setup.Finding;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether an account would work, in words: what is not as it should be, and what to do about it. It
 * reads at the carrier and changes nothing there.
 */
@ApplicationScoped
class ConnectionTest {
  private static final String ACCOUNT = "Account";
  private static final String KEY = "API key";
  private static final String APPLICATION = "TwiML app";
  private static final String PHONE = "Agents' phones";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final Wire wire;
  private final Stopwatch stopwatch;
  private final CallbackUrls urls;

  ConnectionTest(Wire wire, Stopwatch stopwatch, CallbackUrls urls) {
    this.wire = wire;
    this.stopwatch = stopwatch;
    this.urls = urls;
  }

  /** Looks at everything; beside the event loop, because the SDK waits. */
  Uni<List<Finding>> test(TwilioAccount account, boolean simulated) {
    return Uni.createFrom()
        .item(() -> look(account, simulated))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private List<Finding> look(TwilioAccount account, boolean simulated) {
    Api api = new Api(account.withoutKey(), wire, stopwatch);
    List<Finding> findings = new ArrayList<>();
    findings.add(PublicAddress.of(urls.agent(), simulated));
    Finding own = asked(ACCOUNT, () -> account(api, account.accountSid()));
    findings.add(own);
    if (own.level() != Finding.Level.FAILURE) {
      findings.add(asked(KEY, () -> key(account)));
      account.callerIds().forEach(number -> findings.add(callerId(api, number)));
      findings.add(asked(APPLICATION, () -> application(api, account)));
    }
    if (!simulated) {
      findings.add(
          Finding.warning(
              PHONE,
              "The console's phone speaks to the simulated carrier only.",
              "Calls can be placed and answered by machines of yours; agents cannot talk in the browser yet."));
    }
    return findings;
  }

  private static Finding asked(String subject, Supplier<Finding> question) {
    try {
      return question.get();
    } catch (ApiException e) {
      return unanswered(subject, e);
    }
  }

  private static Finding unanswered(String subject, ApiException e) {
    Integer status = e.getStatusCode();
    if (status == null) {
      return Finding.failure(
          subject,
          "The carrier did not answer.",
          "Check that this server may reach the carrier's API over HTTPS, and test again.");
    }
    return status == UNAUTHORIZED || status == FORBIDDEN
        ? Finding.failure(subject, "The carrier refuses the credentials.", "Enter them again.")
        : Finding.failure(
            subject,
            "The carrier answered with HTTP " + status + ".",
            "Test again in a minute; if it stays so, look at the carrier's status page.");
  }

  private static Finding account(Api api, String sid) {
    try {
      return api.ask(client -> Account.fetcher(sid).fetch(client))
          .map(ConnectionTest::account)
          .orElseGet(() -> unknownAccount());
    } catch (ApiException e) {
      Integer status = e.getStatusCode();
      if (status != null && (status == UNAUTHORIZED || status == FORBIDDEN)) {
        return unknownAccount();
      }
      throw e;
    }
  }

  private static Finding unknownAccount() {
    return Finding.failure(
        ACCOUNT,
        "The carrier does not accept this account SID with this auth token.",
        "Copy both again from Account Info in the Twilio Console; a token that was rotated is another one.");
  }

  private static Finding account(Account account) {
    if (account.getStatus() != Account.Status.ACTIVE) {
      return Finding.failure(
          ACCOUNT,
          "The account is " + account.getStatus() + ".",
          "See in the Twilio Console why: often a payment is due. Calls are refused until it is active.");
    }
    if (account.getType() == Account.Type.TRIAL) {
      return Finding.warning(
          ACCOUNT,
          "The account is active, on trial.",
          "A trial account calls verified numbers only: upgrade it in the Twilio Console.");
    }
    return Finding.pass(ACCOUNT, "The account is active.");
  }

  private Finding key(TwilioAccount account) {
    if (account.key().isEmpty()) {
      return Finding.warning(
          KEY,
          "There is none, or only half of one.",
          "Make a standard API key in the Twilio Console and enter its SID and secret: agents' phones sign on with it.");
    }
    try {
      Api api = new Api(account, wire, stopwatch);
      api.ask(client -> IncomingPhoneNumber.reader().pageSize(1).firstPage(client));
      return Finding.pass(KEY, "The carrier accepts it.");
    } catch (ApiException e) {
      Integer status = e.getStatusCode();
      if (status == null || (status != UNAUTHORIZED && status != FORBIDDEN)) {
        throw e;
      }
      return Finding.failure(
          KEY,
          "The carrier does not accept this API key with this secret.",
          "Make a new standard API key in the same account and region, and enter both; a secret is shown once only.");
    }
  }

  private static Finding callerId(Api api, String number) {
    String subject = "Caller id " + number;
    return asked(
        subject,
        () ->
            own(api, number, subject)
                .or(() -> verified(api, number, subject))
                .orElseGet(
                    () ->
                        Finding.failure(
                            subject,
                            "It is neither a number of this account nor a verified caller id.",
                            "Buy it or verify it in the Twilio Console (Phone Numbers), or take it off the list.")));
  }

  private static Optional<Finding> own(Api api, String number, String subject) {
    return api
        .ask(
            client ->
                IncomingPhoneNumber.reader()
                    .setPhoneNumber(new PhoneNumber(number))
                    .firstPage(client)
                    .getRecords())
        .orElse(List.of())
        .stream()
        .filter(one -> one.getPhoneNumber().getEndpoint().equals(number))
        .findFirst()
        .map(one -> own(one, subject));
  }

  private static Finding own(IncomingPhoneNumber number, String subject) {
    return number.getCapabilities() != null && !number.getCapabilities().getVoice()
        ? Finding.failure(
            subject,
            "It is a number of this account, but it cannot make calls.",
            "Take a number with the capability Voice.")
        : Finding.pass(subject, "It is a number of this account.");
  }

  private static Optional<Finding> verified(Api api, String number, String subject) {
    return api
        .ask(
            client ->
                OutgoingCallerId.reader()
                    .setPhoneNumber(new PhoneNumber(number))
                    .firstPage(client)
                    .getRecords())
        .orElse(List.of())
        .stream()
        .filter(one -> one.getPhoneNumber().getEndpoint().equals(number))
        .findFirst()
        .map(one -> Finding.pass(subject, "It is a verified caller id of this account."));
  }

  private Finding application(Api api, TwilioAccount account) {
    if (account.applicationSid().isEmpty()) {
      return Finding.warning(
          APPLICATION,
          "There is none.",
          "Make a TwiML app in the Twilio Console with the voice URL "
              + urls.agent()
              + " (POST) and enter its SID: agents' phones connect to it.");
    }
    return api.ask(client -> Application.fetcher(account.applicationSid().get()).fetch(client))
        .map(this::application)
        .orElseGet(
            () ->
                Finding.failure(
                    APPLICATION,
                    "This account has no TwiML app of that SID.",
                    "Copy the SID again, or make the app in this account."));
  }

  private Finding application(Application application) {
    URI seen = application.getVoiceUrl();
    if (seen == null || !seen.toString().equals(urls.agent())) {
      return Finding.failure(
          APPLICATION,
          "Its voice URL is " + (seen == null ? "empty" : seen) + ".",
          "Set its voice URL to " + urls.agent() + " with the method POST.");
    }
    return application.getVoiceMethod() == HttpMethod.GET
        ? Finding.failure(
            APPLICATION,
            "Its voice URL is asked with GET.",
            "Set the method of its voice URL to POST.")
        : Finding.pass(APPLICATION, "It leads to this installation.");
  }
}
