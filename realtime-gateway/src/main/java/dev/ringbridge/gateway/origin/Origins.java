package dev.ringbridge.gateway.origin;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The replicas of one service, taken in turn. One that cannot be connected to is passed by: nothing
 * of the request was sent then, so another may be asked.
 */
final class Origins {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final List<URI> replicas;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param replicas their base URLs, at least one, without a path
   */
  Origins(List<URI> replicas) {
    if (replicas.isEmpty() || replicas.stream().anyMatch(Origins::isUnusable)) {
      throw new IllegalArgumentException(
          "an origin must be like http://host:port, without a path: " + replicas);
    }
    this.replicas = List.copyOf(replicas);
  }

  private static boolean isUnusable(URI origin) {
    boolean bare = origin.getPath() == null || origin.getPath().isEmpty();
    boolean web = "http".equals(origin.getScheme()) || "https".equals(origin.getScheme());
    return !web || origin.getHost() == null || !(bare || "/".equals(origin.getPath()));
  }

  /** A request to one of them. */
  Future<HttpClientRequest> request(HttpClient client) {
    return request(client, replicas.size());
  }

  private Future<HttpClientRequest> request(HttpClient client, int left) {
    Future<HttpClientRequest> request = client.request(options(next()));
    return left > 1 ? request.recover(failure -> request(client, left - 1)) : request;
  }

  private URI next() {
    return replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
  }

  private static RequestOptions options(URI origin) {
    boolean secure = "https".equals(origin.getScheme());
    int standard = secure ? HTTPS : HTTP;
    return new RequestOptions()
        .setSsl(secure)
        .setHost(origin.getHost())
        .setPort(origin.getPort() < 0 ? standard : origin.getPort());
  }
}
