package dev.ringbridge.gateway.origin;

import dev.ringbridge.gateway.GatewayConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.Router;
import io.vertx.httpproxy.HttpProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;

/**
 * Which path belongs to which service. In standalone no URL is set, and everything is answered by
 * this very process.
 */
@ApplicationScoped
class OriginRoutes {
  /** Before the endpoints of this process, and after Quarkus's own limits. */
  private static final int ORDER = -1;

  private static final int CONNECT_MILLIS = 2000;
  private static final int CONNECTIONS = 256;

  private final Vertx vertx;
  private final GatewayConfig config;

  OriginRoutes(Vertx vertx, GatewayConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  void install(@Observes Router router) {
    config
        .telephonyUrl()
        .ifPresent(
            urls ->
                route(
                    router,
                    urls,
                    List.of(
                        "/carrier/*",
                        "/api/v1/softphone*",
                        "/api/v1/carrier-accounts*",
                        "/api/v1/carrier-guard*",
                        "/api/v1/caller-ids*",
                        "/api/v1/agent-contacts*",
                        "/api/v1/recordings*",
                        "/api/v1/incoming-settings*",
                        "/api/v1/talks*",
                        "/api/v1/directory*",
                        "/api/v1/listeners*",
                        "/api/v1/recording-settings*")));
    config.queueUrl().ifPresent(urls -> routeToQueue(router, urls));
  }

  /** All else, but for what this process answers itself. */
  private void routeToQueue(Router router, List<URI> urls) {
    HttpProxy proxy = proxy(new Origins(urls));
    router
        .routeWithRegex("/api/(?!v1/handovers/).*")
        .order(ORDER)
        .handler(context -> proxy.handle(context.request()));
  }

  private void route(Router router, List<URI> urls, List<String> paths) {
    HttpProxy proxy = proxy(new Origins(urls));
    paths.forEach(
        path ->
            router.route(path).order(ORDER).handler(context -> proxy.handle(context.request())));
  }

  private HttpProxy proxy(Origins origins) {
    return HttpProxy.reverseProxy(client())
        .origin(context -> origins.request(context.client()))
        .addInterceptor(new Forwarding());
  }

  private HttpClient client() {
    return vertx.createHttpClient(
        new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setMaxPoolSize(CONNECTIONS));
  }
}
