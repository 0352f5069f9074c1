package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.time.Timers.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The carrier's queues: one per account, each with one timer, whatever waits in it. */
final class Dispatch {
  private final Timers timers;
  private final Accounts accounts;
  private final Consumer<String> released;
  private final Consumer<String> expired;
  private final Map<String, ReleaseQueue> queues = new HashMap<>();
  private final Map<String, Timer> pending = new HashMap<>();

  /**
   * Empty queues.
   *
   * @param released told the sid of a call whose turn has come
   * @param expired told the sid of a call that waited too long
   */
  Dispatch(Timers timers, Accounts accounts, Consumer<String> released, Consumer<String> expired) {
    this.timers = timers;
    this.accounts = accounts;
    this.released = released;
    this.expired = expired;
  }

  /** Queues a call; it is released after this, never during. Returns the estimated wait. */
  Duration offer(String accountSid, String callSid) {
    Duration wait = queue(accountSid).offer(callSid, timers.steady());
    if (!pending.containsKey(accountSid)) {
      plan(accountSid);
    }
    return wait;
  }

  void withdraw(String accountSid, String callSid) {
    queue(accountSid).remove(callSid);
  }

  private void drain(String accountSid) {
    pending.remove(accountSid);
    ReleaseQueue queue = queue(accountSid);
    Instant now = timers.steady();
    queue.expire(now).forEach(expired);
    queue.release(now).forEach(released);
    plan(accountSid);
  }

  private void plan(String accountSid) {
    queue(accountSid)
        .nextRelease()
        .map(at -> Duration.between(timers.steady(), at))
        .ifPresent(wait -> pending.put(accountSid, timers.after(wait, () -> drain(accountSid))));
  }

  /** The account's queue, at the account's rate of today. */
  private ReleaseQueue queue(String accountSid) {
    double rate = accounts.find(accountSid).map(SimulatedAccount::callsPerSecond).orElse(1.0);
    ReleaseQueue queue = queues.computeIfAbsent(accountSid, sid -> new ReleaseQueue(rate));
    queue.setRate(rate);
    return queue;
  }
}
