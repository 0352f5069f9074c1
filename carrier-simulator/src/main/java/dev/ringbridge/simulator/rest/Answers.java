package dev.ringbridge.simulator.rest;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Puts answers on the wire. */
final class Answers {
  private Answers() {}

  static void send(RoutingContext context, ApiAnswer answer) {
    send(context, answer.status(), "application/json", answer.body());
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

  /** Cuts the connection instead of an answer. */
  static void cut(RoutingContext context) {
    context.request().connection().close();
  }
}
