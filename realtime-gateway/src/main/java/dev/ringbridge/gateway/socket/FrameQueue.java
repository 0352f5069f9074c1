package dev.ringbridge.gateway.socket;

import io.quarkus.websockets.next.CloseReason;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one socket, in order and none left out. It is bounded: a socket that
 * does not keep up is closed, and opened anew by its owner, who is told everything again.
 */
public final class FrameQueue {
  /** Try again later (RFC 6455's registry of close codes). */
  public static final CloseReason BEHIND = new CloseReason(1013, "Too far behind: open anew");

  private final Wire wire;
  private final int capacity;
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean sending;
  private boolean closed;

  /**
   * @param wire where they go
   * @param capacity how many may wait
   */
  public FrameQueue(Wire wire, int capacity) {
    this.wire = wire;
    this.capacity = capacity;
  }

  /** Sends a frame after all that wait. */
  public void add(String frame) {
    if (hasRoomFor(frame)) {
      sendNext();
    } else {
      hangUp(BEHIND);
    }
  }

  private synchronized boolean hasRoomFor(String frame) {
    return closed || (waiting.size() < capacity && waiting.add(frame));
  }

  private void sendNext() {
    String frame = next();
    if (frame != null) {
      wire.send(frame).subscribe().with(done -> written(), failure -> close());
    }
  }

  private synchronized @Nullable String next() {
    if (sending) {
      return null;
    }
    String frame = waiting.poll();
    sending = frame != null;
    return frame;
  }

  private void written() {
    synchronized (this) {
      sending = false;
    }
    sendNext();
  }

  /**
   * Whether it still sends. A socket whose owner reads nothing cannot even be closed: its close
   * frame waits behind the others, until the connection itself ends.
   */
  public synchronized boolean isOpen() {
    return !closed;
  }

  /** Sends nothing any more. */
  public synchronized void close() {
    closed = true;
    waiting.clear();
  }

  /** Sends nothing any more and closes the socket. */
  public void hangUp(CloseReason reason) {
    close();
    wire.hangUp(reason);
  }
}
