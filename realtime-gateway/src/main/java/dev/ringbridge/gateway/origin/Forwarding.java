package dev.ringbridge.gateway.origin;

import dev.ringbridge.foundation.problem.Problem;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.gateway.socket.Frames;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Tells the service behind who asked and how, and answers as a problem where no service can be
 * reached. What a client says of itself in these headers is overwritten: this is the edge, or
 * Quarkus trusts the proxy before it (quarkus.http.proxy) and has read the headers already.
 */
final class Forwarding implements ProxyInterceptor {
  private static final Logger LOG = Logger.getLogger(Forwarding.class);
  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
  private static final int BAD_GATEWAY = 502;

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    HttpServerRequest asked = context.request().proxiedRequest();
    context
        .request()
        .putHeader("X-Forwarded-For", asked.remoteAddress().hostAddress())
        .putHeader("X-Forwarded-Proto", asked.scheme())
        .putHeader("X-Forwarded-Host", String.valueOf(asked.authority()));
    context.request().headers().remove("Forwarded");
    chunkWhatHasNoLength(asked);
    return context.sendRequest().recover(failure -> unreachable(context, failure));
  }

  /**
   * A body over HTTP/2 may come without a length; over HTTP/1.1, as it goes on, it then has to come
   * in chunks, which the proxy does only for a request that says so itself.
   */
  private static void chunkWhatHasNoLength(HttpServerRequest asked) {
    if (asked.version() == HttpVersion.HTTP_2
        && WITH_BODY.contains(asked.method())
        && !asked.headers().contains("content-length")) {
      asked.headers().set("transfer-encoding", "chunked");
    }
  }

  private static Future<ProxyResponse> unreachable(ProxyContext context, Throwable failure) {
    LOG.warnf("a service behind the gateway does not answer: %s", failure.toString());
    Problem problem =
        new Problem(
            ProblemCode.SERVER_ERROR.type(),
            ProblemCode.SERVER_ERROR.title(),
            BAD_GATEWAY,
            ProblemCode.SERVER_ERROR,
            "The service behind this address cannot be reached: try again in a moment.",
            List.of());
    return Future.succeededFuture(
        context
            .request()
            .release()
            .response()
            .setStatusCode(BAD_GATEWAY)
            .putHeader("Content-Type", Problem.MEDIA_TYPE)
            .setBody(Body.body(Buffer.buffer(Frames.write(problem)))));
  }
}
