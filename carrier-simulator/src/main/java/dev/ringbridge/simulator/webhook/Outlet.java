package dev.ringbridge.simulator.webhook;

import java.time.Duration;
import java.util.function.Consumer;

/** The way out to customers. */
@FunctionalInterface
interface Outlet {

  /**
   * Sends a request once, and follows no redirect.
   *
   * @param connect the time to get a connection
   * @param read the time from there to the whole answer
   * @param then told what came of it, once, on the thread of the switch
   */
  void send(Outgoing request, Duration connect, Duration read, Consumer<Reply> then);
}
