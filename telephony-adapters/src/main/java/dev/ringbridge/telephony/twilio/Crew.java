package dev.ringbridge.telephony.twilio;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that wait for one account's answers, because the SDK does: so many for calls in the
 * making, and others beside them, so that a hang-up never waits for a dial.
 */
final class Crew implements AutoCloseable {
  private static final int WAITING = 2000;
  private static final int DOWNLOADS = 2;
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor posts;
  private final ThreadPoolExecutor commands;
  private final ThreadPoolExecutor downloads;

  /**
   * @param postsAtOnce how many calls may be in the making; one more is refused at once
   * @param commandsAtOnce how many other requests run; more wait
   */
  Crew(String name, int postsAtOnce, int commandsAtOnce) {
    this.posts = threads(name + "-post-", postsAtOnce, new SynchronousQueue<>());
    this.commands = threads(name + "-command-", commandsAtOnce, new ArrayBlockingQueue<>(WAITING));
    this.downloads = threads(name + "-download-", DOWNLOADS, new ArrayBlockingQueue<>(WAITING));
  }

  private static ThreadPoolExecutor threads(
      String prefix, int most, BlockingQueue<Runnable> queue) {
    AtomicInteger count = new AtomicInteger();
    int least = queue instanceof SynchronousQueue ? 0 : most;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            least,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            queue,
            work -> {
              Thread thread = new Thread(work, prefix + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    if (least > 0) {
      pool.allowCoreThreadTimeOut(true);
    }
    return pool;
  }

  /**
   * Runs the making of a call; fails with RejectedExecutionException where too many are in the
   * making.
   */
  <T> Uni<T> post(Supplier<T> request) {
    return Uni.createFrom().item(request).runSubscriptionOn(posts);
  }

  /** Runs another request. */
  <T> Uni<T> command(Supplier<T> request) {
    return Uni.createFrom().item(request).runSubscriptionOn(commands);
  }

  /** Runs a request whose answer takes long: nothing else waits for it. */
  <T> Uni<T> download(Supplier<T> request) {
    return Uni.createFrom().item(request).runSubscriptionOn(downloads);
  }

  @Override
  public void close() {
    downloads.shutdownNow();
    posts.shutdownNow();
    commands.shutdownNow();
  }
}
