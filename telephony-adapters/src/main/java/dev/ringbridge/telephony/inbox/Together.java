package dev.ringbridge.telephony.inbox;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does together what arrives together, one group after the other: while one is committed the next
 * gathers, so nothing waits when there is little to do, and a commit is shared when there is much.
 * A group has at most one thing of each key; those of one key are done in their order. Where a
 * group fails, each of its things is tried by itself, so that a bad one harms no other.
 */
public final class Together<T> {
  private static final Logger LOG = Logger.getLogger(Together.class);
  private static final long RETRY_AFTER_SECONDS = 1;

  private final int atOnce;
  private final int mostWaiting;
  private final Function<T, Object> key;
  private final Function<List<T>, Uni<Void>> deed;
  private final Queue<Waiting<T>> waiting = new ArrayDeque<>();
  private boolean busy;

  /**
   * @param atOnce how many are done together at most
   * @param mostWaiting how many may wait; more are refused
   * @param key of what there is one in a group
   * @param deed does them together: all or none
   */
  public Together(
      int atOnce, int mostWaiting, Function<T, Object> key, Function<List<T>, Uni<Void>> deed) {
    this.atOnce = atOnce;
    this.mostWaiting = mostWaiting;
    this.key = key;
    this.deed = deed;
  }

  /** Completes when it is done; fails as it fails by itself, or with {@link Full}. */
  public Uni<Void> add(T thing) {
    return Uni.createFrom().completionStage(() -> enter(thing));
  }

  private CompletableFuture<@Nullable Void> enter(T thing) {
    Waiting<T> one = new Waiting<>(thing, new CompletableFuture<>());
    boolean starts;
    synchronized (waiting) {
      if (waiting.size() >= mostWaiting) {
        return CompletableFuture.failedFuture(new Full());
      }
      waiting.add(one);
      starts = !busy;
      busy = true;
    }
    if (starts) {
      begin();
    }
    return one.done();
  }

  /** In a context of its own: whoever comes first lends nothing of their request to the others. */
  private void begin() {
    Context current = Vertx.currentContext();
    if (current == null) {
      next();
    } else {
      VertxContext.createNewDuplicatedContext(current).runOnContext(ignored -> next());
    }
  }

  private void next() {
    List<Waiting<T>> group = gather();
    if (!group.isEmpty()) {
      deed.apply(group.stream().map(Waiting::thing).toList())
          .subscribe()
          .with(
              done -> finish(group),
              failure -> {
                LOG.debugf(failure, "a group of %d is done one by one", group.size());
                alone(group.iterator());
              });
    }
  }

  private List<Waiting<T>> gather() {
    List<Waiting<T>> group = new ArrayList<>();
    Set<Object> keys = new HashSet<>();
    synchronized (waiting) {
      Iterator<Waiting<T>> all = waiting.iterator();
      while (all.hasNext() && group.size() < atOnce) {
        Waiting<T> one = all.next();
        if (keys.add(key.apply(one.thing()))) {
          group.add(one);
          all.remove();
        }
      }
      busy = !group.isEmpty();
    }
    return group;
  }

  private void finish(List<Waiting<T>> group) {
    group.forEach(one -> one.done().complete(null));
    next();
  }

  private void alone(Iterator<Waiting<T>> rest) {
    if (!rest.hasNext()) {
      next();
      return;
    }
    Waiting<T> one = rest.next();
    deed.apply(List.of(one.thing()))
        .subscribe()
        .with(
            done -> {
              one.done().complete(null);
              alone(rest);
            },
            failure -> {
              one.done().completeExceptionally(failure);
              alone(rest);
            });
  }

  /** Too many wait: whoever brings it should come again. */
  public static final class Full extends ServiceUnavailableException {
    private static final long serialVersionUID = 1L;

    Full() {
      super(RETRY_AFTER_SECONDS);
    }
  }

  private record Waiting<T>(T thing, CompletableFuture<@Nullable Void> done) {}
}
