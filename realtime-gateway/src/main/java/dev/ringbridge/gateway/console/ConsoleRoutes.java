package dev.ringbridge.gateway.console;

import dev.ringbridge.gateway.GatewayConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The console's files are served by Quarkus from META-INF/resources. This adds what they need
 * around them: an address of the console is answered with its page, and every answer says how long
 * it may be kept and what a browser may do with it.
 */
@ApplicationScoped
class ConsoleRoutes {
  /** Before the files of Quarkus and before every endpoint. */
  private static final int ORDER = -2;

  private static final String PAGE = "/";
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final String contentPolicy;

  ConsoleRoutes(GatewayConfig config) {
    contentPolicy = ContentPolicy.of(config.phoneSources());
  }

  void install(@Observes Router router) {
    router.route().order(ORDER).handler(this::route);
  }

  private void route(RoutingContext context) {
    ConsolePath path = ConsolePath.of(context.normalizedPath());
    context.addHeadersEndHandler(sent -> label(context, path));
    if (path == ConsolePath.PAGE && !isThePage(context) && isRead(context)) {
      context.reroute(PAGE);
    } else {
      context.next();
    }
  }

  private static boolean isThePage(RoutingContext context) {
    return context.normalizedPath().equals(PAGE);
  }

  private static boolean isRead(RoutingContext context) {
    HttpMethod method = context.request().method();
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private void label(RoutingContext context, ConsolePath path) {
    MultiMap headers = context.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    if (path != ConsolePath.ENGINE) {
      headers
          .set("Content-Security-Policy", contentPolicy)
          .set("Referrer-Policy", "no-referrer")
          .set("Cache-Control", lifetime(context, path));
    }
  }

  /** An asset that is missing now may be there after an update of this replica. */
  private static String lifetime(RoutingContext context, ConsolePath path) {
    int status = context.response().getStatusCode();
    boolean found = status == OK || status == NOT_MODIFIED;
    return path == ConsolePath.ASSET && found ? FOREVER : ASK_AGAIN;
  }
}
