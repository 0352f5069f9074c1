package dev.ringbridge.loadtest.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Whom the carrier calls back: puts each call in a room of its own, and hears of all there is. */
final class BusyCustomer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int BACKLOG = 1_024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AtomicLong webhooks = new AtomicLong();
  private final AtomicInteger ended = new AtomicInteger();

  BusyCustomer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/answer", this::answer);
    server.createContext("/status", this::hear);
    server.createContext("/room", this::hear);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** How many requests of the carrier it answered. */
  long webhooks() {
    return webhooks.get();
  }

  /** How many calls it was told the end of. */
  int ended() {
    return ended.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestURI().getQuery();
    reply(
        exchange,
        """
        <Response><Dial><Conference statusCallback="/room" statusCallbackEvent="start end join leave"
          waitUrl="">%s</Conference></Dial></Response>"""
            .formatted(call));
  }

  private void hear(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean ofCall = exchange.getRequestURI().getPath().equals("/status");
    if (ofCall && form.contains("CallStatus=completed")) {
      ended.incrementAndGet();
    }
    reply(exchange, "<Response/>");
  }

  private void reply(HttpExchange exchange, String twiml) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = twiml.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
    webhooks.incrementAndGet();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
