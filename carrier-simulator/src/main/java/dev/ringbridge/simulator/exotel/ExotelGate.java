package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.SimulatedExotelAccount.Standing;
import dev.ringbridge.simulator.http.Answers;
import dev.ringbridge.simulator.http.BasicCredentials;
import dev.ringbridge.simulator.time.Timers;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** Lets requests in: by Basic authentication, in good standing, and so many a minute. */
final class ExotelGate {
  private static final String ACCOUNT = "account";

  private final ExotelAccounts accounts;
  private final Timers timers;
  private final Function<RoutingContext, Envelope> envelopes;

  ExotelGate(ExotelAccounts accounts, Timers timers, Function<RoutingContext, Envelope> envelopes) {
    this.accounts = accounts;
    this.timers = timers;
    this.envelopes = envelopes;
  }

  /** Lets the request go on, or answers it. */
  void admit(RoutingContext context) {
    Optional<SimulatedExotelAccount> account = authenticated(context);
    Optional<ExotelError> refusal =
        account.map(this::refusal).orElse(Optional.of(ExotelError.UNAUTHORIZED));
    if (refusal.isPresent()) {
      Answers.send(context, envelopes.apply(context).refused(refusal.get()));
    } else {
      context.put(ACCOUNT, account.get());
      context.next();
    }
  }

  /** Lets in whoever is the account: what is stored for it is no request of the API. */
  void identify(RoutingContext context) {
    Optional<SimulatedExotelAccount> account = authenticated(context);
    if (account.isEmpty()) {
      context.response().setStatusCode(ExotelError.UNAUTHORIZED.status()).end();
    } else {
      context.put(ACCOUNT, account.get());
      context.next();
    }
  }

  /** The account that was let in. */
  static SimulatedExotelAccount account(RoutingContext context) {
    return context.get(ACCOUNT);
  }

  private Optional<ExotelError> refusal(SimulatedExotelAccount account) {
    if (account.standing() == Standing.SUSPENDED) {
      return Optional.of(ExotelError.SUSPENDED);
    }
    SlidingMinute minute = accounts.minute(account.accountSid());
    return minute.admit(timers.steady(), account.requestsPerMinute())
        ? Optional.empty()
        : Optional.of(ExotelError.TOO_MANY_REQUESTS);
  }

  private Optional<SimulatedExotelAccount> authenticated(RoutingContext context) {
    Optional<BasicCredentials> credentials =
        BasicCredentials.of(context.request().getHeader("Authorization"));
    return credentials.flatMap(
        said ->
            accounts
                .find(context.pathParam(ACCOUNT))
                .filter(account -> account.apiKey().equals(said.user()))
                .filter(account -> account.apiToken().equals(said.password())));
  }
}
