package dev.ringbridge.simulator.webhook;

import dev.ringbridge.simulator.time.Timers;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Delivers webhooks by the carrier's rules: deadlines, retries, redirects, one token per hook. */
public final class Courier {
  private static final int MOST_CONNECTIONS_PER_HOST = 1_000;
  private static final int KEEP_ALIVE_S = 10;

  private final Outlet outlet;
  private final Timers timers;
  private final Supplier<String> tokens;
  private boolean closed;
  private int underWay;

  Courier(Outlet outlet, Timers timers, Supplier<String> tokens) {
    this.outlet = outlet;
    this.timers = timers;
    this.tokens = tokens;
  }

  /**
   * A courier on an event loop.
   *
   * @param tokens gives a new idempotency token each time
   */
  public static Courier onLoop(Vertx vertx, Timers timers, Supplier<String> tokens) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setMaxPoolSize(MOST_CONNECTIONS_PER_HOST)
            .setKeepAliveTimeout(KEEP_ALIVE_S);
    return new Courier(new LoopOutlet(vertx.createHttpClient(options), timers), timers, tokens);
  }

  /** Told how a delivery goes. */
  public interface Listener {
    /** An attempt begins; the first is 1. */
    void sent(int attempt);

    /** An attempt ended. */
    void replied(int attempt, Reply reply, Duration elapsed);

    /** The last attempt ended so. */
    void done(Reply reply);
  }

  /** Sends nothing from now on, and tells of nothing. */
  public void close() {
    closed = true;
  }

  /** How many deliveries are not done. */
  public int underWay() {
    return underWay;
  }

  /** Delivers a message, or gives up as its rules say. */
  public void deliver(Message message, Listener listener) {
    underWay++;
    new Delivery(Plan.of(message, tokens.get()), listener, timers.steady()).attempt(1);
  }

  private final class Delivery {
    private final Plan plan;
    private final DeliveryRules rules;
    private final Listener listener;
    private final Instant begun;

    Delivery(Plan plan, Listener listener, Instant begun) {
      this.plan = plan;
      this.rules = plan.rules();
      this.listener = listener;
      this.begun = begun;
    }

    void attempt(int number) {
      if (closed) {
        return;
      }
      Instant started = timers.steady();
      listener.sent(number);
      send(
          plan.attempt(number),
          plan.redirects(),
          reply -> {
            listener.replied(number, reply, Duration.between(started, timers.steady()));
            boolean again = number <= rules.retries() && rules.mayRepeat(reply) && !left().isZero();
            if (again) {
              attempt(number + 1);
            } else {
              underWay--;
              listener.done(reply);
            }
          });
    }

    private void send(Outgoing request, int redirectsLeft, Consumer<Reply> then) {
      Duration left = left();
      outlet.send(
          request,
          shorter(rules.connect(), left),
          shorter(rules.read(), left),
          reply -> {
            if (closed) {
              return;
            }
            String location = redirectsLeft > 0 ? location(request, reply) : "";
            if (location.isEmpty()) {
              then.accept(reply);
            } else {
              send(plan.redirected(location), redirectsLeft - 1, then);
            }
          });
    }

    private Duration left() {
      Duration left = rules.total().minus(Duration.between(begun, timers.steady()));
      return left.isNegative() ? Duration.ZERO : left;
    }
  }

  private static String location(Outgoing request, Reply reply) {
    boolean redirect =
        reply instanceof Reply.Answered answered
            && answered.status() / 100 == 3
            && answered.location().isPresent();
    if (!redirect) {
      return "";
    }
    try {
      String location = ((Reply.Answered) reply).location().orElseThrow();
      return URI.create(request.url()).resolve(location).toString();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
