package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.pacing.Pacing;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.call.Calls;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How many calls may be planned on each account now, by its own rate. */
@ApplicationScoped
class Rooms {
  private static final double MILLIS = 1000.0;

  /** The rest passes until the pacer looks, and on the way between the services. */
  private static final double SHARE_AHEAD = 2.0 / 3;

  private final Calls calls;
  private final QueueConfig config;

  Rooms(Calls calls, QueueConfig config) {
    this.calls = calls;
    this.config = config;
  }

  /** How far ahead of the carriers jobs may be published, in seconds. */
  double horizonSeconds() {
    return config.pacing().horizon().toMillis() * SHARE_AHEAD / MILLIS;
  }

  /** What is planned and not placed yet on each of these accounts, in their order. */
  Uni<List<Room>> of(Work work, List<AccountSnapshot> accounts) {
    return Multi.createFrom()
        .iterable(accounts)
        .onItem()
        .transformToUniAndConcatenate(account -> room(work, account))
        .collect()
        .asList();
  }

  private Uni<Room> room(Work work, AccountSnapshot account) {
    int most = Pacing.mostAhead(account.callsPerSecond(), horizonSeconds());
    return calls.ahead(work, account.accountId()).map(ahead -> new Room(account, ahead, most));
  }

  /**
   * The room of one account.
   *
   * @param ahead jobs on it which are published and not placed yet
   * @param most how many there may be
   */
  record Room(AccountSnapshot account, int ahead, int most) {
    int left() {
      return Math.max(0, most - ahead);
    }

    Room unlimited() {
      return new Room(account, 0, Integer.MAX_VALUE);
    }

    Room less(int taken) {
      return new Room(account, ahead + taken, most);
    }
  }
}
