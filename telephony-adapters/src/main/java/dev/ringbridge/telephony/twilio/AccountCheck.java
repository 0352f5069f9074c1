package dev.ringbridge.telephony.twilio;

import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import dev.ringbridge.telephony.setup.Finding;

/** Whether the carrier knows the account by its token, and lets its API key in. */
final class AccountCheck {
  private static final String ACCOUNT = "Account";
  private static final String KEY = "API key";

  private static final Finding UNKNOWN =
      Finding.failure(
          ACCOUNT,
          "The carrier does not accept this account SID with this auth token.",
          "Copy both again from Account Info in the Twilio Console; a token that was rotated is another one.");

  private static final Finding NO_KEY =
      Finding.warning(
          KEY,
          "There is none, or only half of one.",
          "Make a standard API key in the Twilio Console and enter its SID and secret: agents' phones sign on with it.");

  private static final Finding WRONG_KEY =
      Finding.failure(
          KEY,
          "The carrier does not accept this API key with this secret.",
          "Make a new standard API key in the same account and enter both: a secret is shown once only.");

  private AccountCheck() {}

  static Finding account(Api api, String sid) {
    return Asked.about(
        ACCOUNT,
        UNKNOWN,
        () ->
            api.ask(client -> Account.fetcher(sid).fetch(client))
                .map(AccountCheck::account)
                .orElse(UNKNOWN));
  }

  private static Finding account(Account account) {
    if (account.getStatus() != Account.Status.ACTIVE) {
      return Finding.failure(
          ACCOUNT,
          "The account is " + account.getStatus() + ".",
          "See in the Twilio Console why: often a payment is due. Calls are refused until it is active.");
    }
    return account.getType() == Account.Type.TRIAL
        ? Finding.warning(
            ACCOUNT,
            "The account is active, on trial.",
            "A trial account calls verified numbers only: upgrade it in the Twilio Console.")
        : Finding.pass(ACCOUNT, "The account is active.");
  }

  /** A key is good for what the account has, so its numbers are asked for. */
  static Finding key(TwilioAccount account, Api api) {
    return account.key().isEmpty()
        ? NO_KEY
        : Asked.about(
            KEY,
            WRONG_KEY,
            () -> {
              api.ask(client -> IncomingPhoneNumber.reader().pageSize(1).firstPage(client));
              return Finding.pass(KEY, "The carrier accepts it.");
            });
  }
}
