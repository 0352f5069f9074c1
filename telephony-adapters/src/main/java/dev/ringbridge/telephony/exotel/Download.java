package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.Recorder.MediaSink;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The file of a recording, read as it comes on a thread that may block. The account's credentials
 * go to the carrier's own hosts alone: an address in its storage at Amazon carries its own
 * permission, and no other address is asked (telephony.md 10.12).
 */
@ApplicationScoped
class Download {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int REDIRECTS = 3;
  private static final int HUNDREDS = 100;

  private final HttpClient http;
  private final Duration longest;
  private final Executor afterwards;

  @Inject
  Download(TelephonyConfig config) {
    this(config.recordings().fetchTimeout(), config.requests().connectTimeout());
  }

  Download(Duration longest, Duration connecting) {
    this.longest = longest;
    this.afterwards = CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS);
    this.http =
        HttpClient.newBuilder().connectTimeout(connecting).followRedirects(Redirect.NEVER).build();
  }

  /** Fetches it; false where it is not there. */
  Uni<Boolean> run(ExotelAccount account, String url, MediaSink sink) {
    return Uni.createFrom()
        .item(() -> runNow(account, URI.create(url), sink))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private boolean runNow(ExotelAccount account, URI address, MediaSink sink) {
    try {
      HttpResponse<InputStream> answer = send(account, address);
      if (answer.statusCode() / HUNDREDS == REDIRECTS) {
        URI next = address.resolve(answer.headers().firstValue("Location").orElse(""));
        answer.body().close();
        answer = send(account, next);
      }
      return take(answer, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<InputStream> send(ExotelAccount account, URI address) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(longest);
    switch (Host.of(address, account)) {
      case THE_CARRIERS -> request.header("Authorization", account.authorization());
      case ITS_STORAGE -> {}
      case ANOTHER -> throw new IOException("a recording at an address of somebody else");
    }
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** A body that stands still is closed: the request's time ends with its headers. */
  private boolean take(HttpResponse<InputStream> answer, MediaSink sink) throws IOException {
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(() -> close(answer.body()), afterwards);
    try {
      return read(answer, sink);
    } finally {
      late.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean read(HttpResponse<InputStream> answer, MediaSink sink) throws IOException {
    try (InputStream file = answer.body()) {
      if (answer.statusCode() == NOT_FOUND) {
        return false;
      }
      if (answer.statusCode() != OK) {
        throw new IOException("HTTP " + answer.statusCode() + " for a recording");
      }
      sink.take(file, answer.headers().firstValueAsLong("Content-Length").orElse(-1));
      return true;
    }
  }

  /** Whose an address is. */
  enum Host {
    /** It takes the account's credentials. */
    THE_CARRIERS,
    /** It takes none, and refuses requests that bring some. */
    ITS_STORAGE,
    /** It gets nothing. */
    ANOTHER;

    static Host of(URI address, ExotelAccount account) {
      if (isAt(address, account.callsApi())) {
        return THE_CARRIERS;
      }
      String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
      if (!"https".equals(address.getScheme()) || address.getUserInfo() != null) {
        return ANOTHER;
      }
      if (host.endsWith(".exotel.com")) {
        return THE_CARRIERS;
      }
      return host.endsWith(".amazonaws.com") ? ITS_STORAGE : ANOTHER;
    }

    /** The host of the API itself, which is the simulator's where there is one. */
    private static boolean isAt(URI address, URI api) {
      return api.getScheme().equals(address.getScheme())
          && api.getRawAuthority().equals(address.getRawAuthority());
    }
  }
}
