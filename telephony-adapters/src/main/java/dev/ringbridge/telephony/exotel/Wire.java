package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.Deadline;
import dev.ringbridge.telephony.carrier.Departure;
import dev.ringbridge.telephony.carrier.Stopwatch;
import dev.ringbridge.telephony.setup.CarrierClocks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the carrier. Each request is sent once, never by itself again, and ends within
 * the request time-out. A request with a deadline is written only if the connection stands before
 * it, and has the connection for itself: what else might lie on it is the answer to another.
 */
@ApplicationScoped
class Wire {
  /** So many accounts may be at their limits at once before one waits for another. */
  private static final int ACCOUNTS = 16;

  private static final int IDLE_SECONDS = 15;

  private final Vertx vertx;
  private final Stopwatch stopwatch;
  private final TelephonyConfig.Requests config;
  private final CarrierClocks clocks;
  private final HttpClient creates;
  private final HttpClient others;

  Wire(Vertx vertx, Stopwatch stopwatch, TelephonyConfig config, CarrierClocks clocks) {
    this.clocks = clocks;
    this.vertx = vertx;
    this.stopwatch = stopwatch;
    this.config = config.requests();
    this.creates =
        vertx.createHttpClient(
            options().setKeepAlive(false).setMaxPoolSize(this.config.postsAtOnce() * ACCOUNTS));
    this.others =
        vertx.createHttpClient(
            options()
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxPoolSize(this.config.commandsAtOnce() * ACCOUNTS));
  }

  private HttpClientOptions options() {
    return new HttpClientOptions().setConnectTimeout((int) config.connectTimeout().toMillis());
  }

  /** Sends a request of which it matters that it leaves before the deadline, or not at all. */
  Uni<Heard> create(Request request, Departure departure) {
    return send(creates, request, Optional.of(departure));
  }

  /** Sends another request. */
  Uni<Heard> ask(Request request) {
    return send(others, request, Optional.empty());
  }

  /** Sends a question whose answer is waited for until the deadline only. */
  Uni<Heard> ask(Request request, Deadline deadline) {
    Duration left = deadline.left(stopwatch.nanos());
    return left.isNegative() || left.isZero()
        ? Uni.createFrom().item(new Heard.TooLate())
        : ask(request)
            .ifNoItem()
            .after(left)
            .recoverWithItem(() -> new Heard.Silence("no answer in time"));
  }

  private Uni<Heard> send(HttpClient client, Request request, Optional<Departure> departure) {
    return Uni.createFrom()
        .completionStage(
            () ->
                client
                    .request(options(request))
                    .transform(
                        open ->
                            open.succeeded()
                                ? leave(open.result(), request, departure)
                                : Future.succeededFuture(new Heard.NotSent(cause(open.cause()))))
                    .toCompletionStage());
  }

  private static RequestOptions options(Request request) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(request.method())
            .setAbsoluteURI(request.address().toString())
            .putHeader("Authorization", request.account().authorization())
            .putHeader("Accept", "application/json");
    request.body().ifPresent(body -> options.putHeader("Content-Type", body.type()));
    return options;
  }

  private Future<Heard> leave(
      HttpClientRequest open, Request request, Optional<Departure> departure) {
    if (departure.filter(one -> one.deadline().isPast(stopwatch.nanos())).isPresent()) {
      open.reset();
      return Future.succeededFuture(new Heard.TooLate());
    }
    Duration left = departure.map(one -> one.headway().take()).orElse(Duration.ZERO);
    return left.isZero()
        ? write(open, request)
        : pause(left).compose(turn -> leave(open, request, departure));
  }

  /** Timers count whole milliseconds: a moment is rather met a little late than early. */
  private Future<@Nullable Void> pause(Duration time) {
    Promise<@Nullable Void> over = Promise.promise();
    vertx.setTimer(time.toMillis() + 1, timer -> over.complete());
    return over.future();
  }

  private Future<Heard> write(HttpClientRequest open, Request request) {
    Instant asked = clocks.now();
    long alarm = vertx.setTimer(config.timeout().toMillis(), timer -> open.reset());
    return request
        .body()
        .map(body -> open.send(Buffer.buffer(body.text())))
        .orElseGet(open::send)
        .compose(response -> read(response, request, asked))
        .otherwise(failure -> new Heard.Silence(cause(failure)))
        .onComplete(done -> vertx.cancelTimer(alarm));
  }

  private Future<Heard> read(HttpClientResponse response, Request request, Instant asked) {
    clocks.heard(request.address().getHost(), asked, response.getHeader("Date"));
    return response.body().map(body -> new Heard.Answered(response.statusCode(), json(body)));
  }

  /** What is asked for without {@code .json} comes as XML. */
  private static JsonNode json(Buffer body) {
    if (body.length() > 0 && body.getByte(0) == '<') {
      return Xml.read(body.getBytes());
    }
    try {
      JsonNode read = Json.MAPPER.readTree(body.getBytes());
      return read == null ? MissingNode.getInstance() : read;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static String cause(Throwable failure) {
    return failure.getClass().getSimpleName();
  }

  @PreDestroy
  void close() {
    creates.close();
    others.close();
  }
}
