package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.setup.CarrierClocks;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections to the carrier. It never repeats a request by itself, and tells each exchange
 * when its first byte is about to leave: after the connection stands, as the last step before.
 */
@ApplicationScoped
class Wire {
  /** So many accounts may be at their limits at once before one waits for another. */
  private static final int ACCOUNTS = 16;

  private static final String EXCHANGE = "ringbridge.exchange";

  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor alarm;
  private final TelephonyConfig.Requests config;
  private final Duration downloading;
  private final CarrierClocks clocks;

  Wire(TelephonyConfig config, CarrierClocks clocks) {
    this.clocks = clocks;
    this.config = config.requests();
    this.downloading = config.recordings().fetchTimeout();
    this.alarm = new ScheduledThreadPoolExecutor(1, Wire::daemon);
    this.alarm.setRemoveOnCancelPolicy(true);
    this.client =
        HttpClientBuilder.create()
            .setConnectionManager(connections(this.config))
            .setDefaultRequestConfig(requests(this.config))
            .setConnectionReuseStrategy(Wire::mayBeReused)
            .addRequestInterceptorLast((request, body, context) -> beforeWriting(context))
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "carrier-timeouts");
    thread.setDaemon(true);
    return thread;
  }

  private static PoolingHttpClientConnectionManager connections(TelephonyConfig.Requests config) {
    int most = ACCOUNTS * (config.postsAtOnce() + config.commandsAtOnce());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnPerRoute(most)
        .setMaxConnTotal(most)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(config.connectTimeout()))
                .setSocketTimeout(Timeout.of(config.timeout()))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build())
        .build();
  }

  private static RequestConfig requests(TelephonyConfig.Requests config) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(config.connectTimeout()))
        .setResponseTimeout(Timeout.of(config.timeout()))
        .build();
  }

  /**
   * A connection that carried a create is closed after its answer: whatever else lies on it, such
   * as the same answer once more, would be read as the answer to the next request.
   */
  private static boolean mayBeReused(
      HttpRequest request, HttpResponse response, HttpContext context) {
    boolean create =
        context.getAttribute(EXCHANGE) instanceof Exchange exchange && exchange.isCreate();
    return !create
        && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
  }

  private static void beforeWriting(HttpContext context) throws IOException {
    if (context.getAttribute(EXCHANGE) instanceof Exchange exchange) {
      exchange.beforeWriting();
    }
  }

  /**
   * Sends one request once and reads its answer whole, all of it within the request time-out.
   *
   * @throws IOException if no whole answer came; the exchange says how far it got
   */
  <T> T send(HttpUriRequestBase request, Exchange exchange, HttpClientResponseHandler<T> reader)
      throws IOException {
    return send(request, exchange, reader, config.timeout());
  }

  /**
   * The same for a file, which may take its time.
   *
   * @throws IOException if it did not come whole
   */
  <T> T download(HttpUriRequestBase request, Exchange exchange, HttpClientResponseHandler<T> reader)
      throws IOException {
    return send(request, exchange, reader, downloading);
  }

  private <T> T send(
      HttpUriRequestBase request,
      Exchange exchange,
      HttpClientResponseHandler<T> reader,
      Duration within)
      throws IOException {
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(EXCHANGE, exchange);
    ScheduledFuture<?> timeout =
        alarm.schedule(request::abort, within.toMillis(), TimeUnit.MILLISECONDS);
    String host = request.getAuthority().getHostName();
    Instant asked = clocks.now();
    try {
      return client.execute(
          request,
          context,
          response -> {
            Header date = response.getFirstHeader(HttpHeaders.DATE);
            clocks.heard(host, asked, date == null ? null : date.getValue());
            return reader.handleResponse(response);
          });
    } finally {
      timeout.cancel(false);
    }
  }

  @PreDestroy
  void close() throws IOException {
    alarm.shutdownNow();
    client.close();
  }
}
