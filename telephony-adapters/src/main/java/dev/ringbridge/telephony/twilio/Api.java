package dev.ringbridge.telephony.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import dev.ringbridge.telephony.carrier.Stopwatch;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One account's API: blocking, each request sent once. */
final class Api {
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  private final TwilioAccount account;
  private final Wire wire;
  private final Stopwatch stopwatch;

  Api(TwilioAccount account, Wire wire, Stopwatch stopwatch) {
    this.account = account;
    this.wire = wire;
    this.stopwatch = stopwatch;
  }

  /** The SDK's client for one watched exchange. */
  TwilioRestClient client(Exchange exchange) {
    return new TwilioRestClient.Builder(account.user(), account.password())
        .accountSid(account.accountSid())
        .httpClient(new OneRequest(wire, account.apiUrl(), exchange))
        .build();
  }

  /**
   * Asks something.
   *
   * @return the answer; empty where there is no such thing (404)
   * @throws ApiException if there was no answer, or any other refusal
   */
  <T> Optional<T> ask(Function<TwilioRestClient, T> question) {
    Exchange exchange = new Exchange(Optional.empty(), stopwatch);
    try {
      return Optional.of(question.apply(client(exchange)));
    } catch (ApiException e) {
      if (exchange.status().orElse(0) == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Tries to change something.
   *
   * @return what it is then; empty where there is no such thing, or where its state forbids it
   * @throws ApiException if there was no answer, or any other refusal
   */
  <T> Optional<T> tryTo(Function<TwilioRestClient, T> change) {
    Exchange exchange = new Exchange(Optional.empty(), stopwatch);
    try {
      return Optional.of(change.apply(client(exchange)));
    } catch (ApiException e) {
      int status = exchange.status().orElse(0);
      if (status != NOT_FOUND && status != BAD_REQUEST) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * Changes a call. That there is no such call, or that it is over, is no failure: nothing is left
   * to change.
   *
   * @throws ApiException if there was no answer, or any other refusal
   */
  void change(Consumer<TwilioRestClient> change) {
    tryTo(
        client -> {
          change.accept(client);
          return true;
        });
  }
}
