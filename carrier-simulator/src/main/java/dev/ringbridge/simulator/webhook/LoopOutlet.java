package dev.ringbridge.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.time.Timers.Timer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends over the event loop's HTTP client. */
final class LoopOutlet implements Outlet {
  private final HttpClient client;
  private final Timers timers;

  LoopOutlet(HttpClient client, Timers timers) {
    this.client = client;
    this.timers = timers;
  }

  @Override
  public void send(Outgoing request, Duration connect, Duration read, Consumer<Reply> then) {
    Optional<RequestOptions> options = options(request);
    if (options.isEmpty()) {
      timers.soon(() -> then.accept(new Reply.Failed(Reply.Why.INVALID_URL)));
      return;
    }
    client
        .request(options.get().setConnectTimeout(Math.max(1, connect.toMillis())))
        .onSuccess(opened -> exchange(opened, request, read, then))
        .onFailure(e -> then.accept(new Reply.Failed(Reply.Why.CONNECT)));
  }

  private void exchange(
      HttpClientRequest opened, Outgoing request, Duration read, Consumer<Reply> then) {
    boolean[] late = new boolean[1];
    Timer patience =
        timers.after(
            read,
            () -> {
              late[0] = true;
              opened.reset();
            });
    Future<HttpClientResponse> response = opened.send(Buffer.buffer(request.body(), UTF_8.name()));
    response
        .compose(answer -> answer.body().map(body -> answered(answer, body)))
        .onComplete(
            done -> {
              patience.cancel();
              Reply.Why why = late[0] ? Reply.Why.TIMEOUT : Reply.Why.CLOSED;
              then.accept(done.succeeded() ? done.result() : new Reply.Failed(why));
            });
  }

  private static Reply answered(HttpClientResponse answer, Buffer body) {
    String type = Optional.ofNullable(answer.getHeader("Content-Type")).orElse("");
    return new Reply.Answered(
        answer.statusCode(),
        type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
        body.toString(UTF_8),
        Optional.ofNullable(answer.getHeader("Location")));
  }

  /** Empty if the URL is none. */
  private static Optional<RequestOptions> options(Outgoing request) {
    try {
      URI uri = new URI(request.url());
      boolean tls = "https".equalsIgnoreCase(uri.getScheme());
      boolean http = tls || "http".equalsIgnoreCase(uri.getScheme());
      return uri.getHost() != null && http
          ? Optional.of(options(request, uri, tls))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Path and query go out exactly as written. */
  private static RequestOptions options(Outgoing request, URI uri, boolean tls) {
    int standardPort = tls ? 443 : 80;
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method().name()))
            .setSsl(tls)
            .setHost(uri.getHost())
            .setPort(uri.getPort() < 0 ? standardPort : uri.getPort())
            .setURI(pathAndQuery(uri));
    request.headers().forEach(options::putHeader);
    if (uri.getUserInfo() != null) {
      options.putHeader("Authorization", basic(uri.getUserInfo()));
    }
    return options;
  }

  private static String pathAndQuery(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
  }
}
