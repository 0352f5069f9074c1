package dev.ringbridge.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts answers on the wire. */
public final class Answers {
  private static final String WRITER = "answers.writer";

  private Answers() {}

  /** Another way to write answers than JSON. */
  private record Writer(String contentType, UnaryOperator<String> fromJson) {}

  /** Has the answers to a request written in another way. */
  public static void write(
      RoutingContext context, String contentType, UnaryOperator<String> fromJson) {
    context.put(WRITER, new Writer(contentType, fromJson));
  }

  /** Sends an answer, unless one was sent or the client is gone. */
  public static void send(RoutingContext context, ApiAnswer answer) {
    @Nullable Writer writer = context.get(WRITER);
    if (writer == null || answer.body().isEmpty()) {
      send(context, answer.status(), "application/json", answer.body());
    } else {
      String body = writer.fromJson().apply(answer.body());
      send(context, answer.status(), writer.contentType(), body);
    }
  }

  static void send(RoutingContext context, int status, String contentType, String body) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status);
    if (body.isEmpty()) {
      response.end();
    } else {
      response.putHeader("Content-Type", contentType).end(body);
    }
  }

  /** Sends an answer, and once more behind it what no request asks for: the same answer again. */
  static void sendTwice(RoutingContext context, ApiAnswer answer) {
    send(context, answer);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Again\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(answer.status(), body.length);
    ByteBuf raw = Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.UTF_8), body);
    if (context.request().connection() instanceof ConnectionBase connection) {
      // Straight to the socket, past the encoder, which would take it for the mistake that it is.
      Channel.Unsafe socket = connection.channel().unsafe();
      socket.write(raw, socket.voidPromise());
      socket.flush();
    }
  }

  /** Cuts the connection instead of an answer. */
  public static void cut(RoutingContext context) {
    context.request().connection().close();
  }
}
