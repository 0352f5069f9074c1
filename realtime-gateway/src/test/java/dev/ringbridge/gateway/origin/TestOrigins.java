package dev.ringbridge.gateway.origin;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Two services behind the gateway that note what they are asked, and one replica that is down. */
public class TestOrigins implements QuarkusTestResourceLifecycleManager {
  /** What a service was asked. */
  public record Asked(String service, String method, String uri, MultiMap headers, String body) {}

  static final BlockingQueue<Asked> ASKED = new LinkedBlockingQueue<>();

  /** The pieces of bodies as they come in. */
  static final List<Buffer> PIECES = new CopyOnWriteArrayList<>();

  private Vertx vertx;

  @Override
  public Map<String, String> start() {
    vertx = Vertx.vertx();
    return Map.of(
        "ringbridge.gateway.queue-url",
        "http://localhost:" + closedPort() + ",http://localhost:" + serve("queue"),
        "ringbridge.gateway.telephony-url",
        "http://localhost:" + serve("telephony"));
  }

  private int serve(String service) {
    return vertx
        .createHttpServer()
        .requestHandler(request -> note(service, request))
        .listen(0)
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private static void note(String service, HttpServerRequest request) {
    if (request.path().endsWith("/drop")) {
      request.connection().close();
      return;
    }
    Buffer body = Buffer.buffer();
    request.handler(
        piece -> {
          PIECES.add(piece);
          body.appendBuffer(piece);
        });
    request.endHandler(
        end -> {
          ASKED.add(
              new Asked(
                  service,
                  request.method().name(),
                  request.uri(),
                  request.headers(),
                  body.toString()));
          request
              .response()
              .setStatusCode(201)
              .putHeader("X-Answered-By", service)
              .end("from " + service);
        });
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
