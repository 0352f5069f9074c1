package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.exchange.Accounts;
import dev.ringbridge.simulator.http.Answers;
import dev.ringbridge.simulator.http.BasicCredentials;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lets requests in: by Basic authentication, and only so many of an account at once. */
final class Gate {
  private static final String ACCOUNT = "account";

  private final Accounts accounts;
  private final int concurrentRequests;
  private final Map<String, Integer> open = new HashMap<>();

  Gate(Accounts accounts, int concurrentRequests) {
    this.accounts = accounts;
    this.concurrentRequests = concurrentRequests;
  }

  /** Lets the request go on, or answers it. */
  void admit(RoutingContext context) {
    Optional<SimulatedAccount> account =
        BasicCredentials.of(context.request().getHeader("Authorization"))
            .flatMap(this::authenticated)
            .filter(a -> a.accountSid().equals(context.pathParam(ACCOUNT)));
    if (account.isEmpty()) {
      context.response().putHeader("WWW-Authenticate", "Basic realm=\"Twilio API\"");
      Answers.send(context, TwilioError.AUTHENTICATION.answer());
    } else if (enter(context, account.get().accountSid())) {
      context.put(ACCOUNT, account.get());
      context.next();
    } else {
      Answers.send(context, TwilioError.TOO_MANY_REQUESTS.answer());
    }
  }

  /** The account that was let in. */
  static SimulatedAccount account(RoutingContext context) {
    return context.get(ACCOUNT);
  }

  /** A request is open until its answer is sent or its connection is gone. */
  private boolean enter(RoutingContext context, String accountSid) {
    int now = open.merge(accountSid, 1, Integer::sum);
    HttpServerResponse response = context.response();
    response.putHeader("Twilio-Concurrent-Requests", Integer.toString(now));
    boolean[] left = new boolean[1];
    context.addEndHandler(
        done -> {
          if (!left[0]) {
            left[0] = true;
            open.merge(accountSid, -1, Integer::sum);
          }
        });
    return now <= concurrentRequests;
  }

  private Optional<SimulatedAccount> authenticated(BasicCredentials credentials) {
    String password = credentials.password();
    return accounts
        .find(credentials.user())
        .filter(account -> account.authToken().equals(password))
        .or(
            () ->
                accounts
                    .withKey(credentials.user())
                    .filter(key -> key.apiKeySecret().equals(password)));
  }
}
