package dev.ringbridge.loadtest.webhooks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The carrier's connections, one request on each at a time. What is due while all are taken waits
 * for one, and that wait counts.
 */
final class CarrierLines implements AutoCloseable {
  private static final int LINES = 128;
  private static final long CONNECT_SECONDS = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Queue<Line> free = new ArrayDeque<>();
  private final Queue<Callback> waiting = new ArrayDeque<>();
  private final Timetable timetable;
  private final Tally tally;
  private volatile boolean begins = true;
  private final long start = System.nanoTime();

  CarrierLines(Timetable timetable, Tally tally) {
    this.timetable = timetable;
    this.tally = tally;
  }

  /** Connects, and begins to send what is due. */
  void open(URI service) throws InterruptedException {
    CountDownLatch connected = new CountDownLatch(LINES);
    vertx.runOnContext(
        ignored -> {
          for (int i = 0; i < LINES; i++) {
            vertx
                .createNetClient(new NetClientOptions().setTcpNoDelay(true))
                .connect(service.getPort(), service.getHost())
                .onSuccess(
                    socket -> {
                      free.add(new Line(socket));
                      connected.countDown();
                    });
          }
          vertx.setPeriodic(1, tick -> sendDue());
        });
    if (!connected.await(CONNECT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the service takes no connections");
    }
  }

  /** Lets no call begin any more; those that did go on to their end. */
  void drain() {
    begins = false;
  }

  private long now() {
    return System.nanoTime() - start;
  }

  private void sendDue() {
    long now = now();
    for (Callback one = timetable.next(now, begins);
        one != null;
        one = timetable.next(now, begins)) {
      waiting.add(one);
    }
    tally.over(!begins && timetable.isOver() && waiting.isEmpty() && free.size() == LINES);
    sendWaiting();
  }

  private void sendWaiting() {
    while (!waiting.isEmpty() && !free.isEmpty()) {
      free.remove().send(waiting.remove());
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** One connection. */
  private final class Line {
    private final NetSocket socket;
    private Buffer answer = Buffer.buffer();
    private @Nullable Callback sent;

    Line(NetSocket socket) {
      this.socket = socket;
      socket.handler(this::hear);
    }

    void send(Callback callback) {
      sent = callback;
      socket.write(callback.request());
    }

    private void hear(Buffer part) {
      answer.appendBuffer(part);
      int status = Answers.status(answer.toString());
      Callback done = sent;
      if (status != Answers.UNFINISHED && done != null) {
        answer = Buffer.buffer();
        tally.count(done, status, now());
        free.add(this);
        sendWaiting();
      }
    }
  }
}
