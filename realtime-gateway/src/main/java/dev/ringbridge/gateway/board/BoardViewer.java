package dev.ringbridge.gateway.board;

import dev.ringbridge.gateway.socket.Wire;
import java.util.function.Supplier;

/**
 * One board's socket. At most one frame is on its way; a socket that is slower than the changes
 * gets the newest state when it is through with that, and never what lies between.
 */
final class BoardViewer {
  private final Wire wire;
  private final Supplier<String> newest;
  private boolean sending;
  private boolean behind;
  private boolean closed;

  /**
   * @param wire where frames go
   * @param newest all there is, as a frame
   */
  BoardViewer(Wire wire, Supplier<String> newest) {
    this.wire = wire;
    this.newest = newest;
  }

  /** Begins, with all there is. */
  void begin() {
    offer(newest.get());
  }

  /** A frame that may not be left out, unless all there is follows. */
  void offer(String frame) {
    if (mayGo(true)) {
      send(frame);
    }
  }

  /** A frame that may be left out. */
  void mention(String frame) {
    if (mayGo(false)) {
      send(frame);
    }
  }

  private synchronized boolean mayGo(boolean matters) {
    if (closed) {
      return false;
    }
    if (sending) {
      behind |= matters;
      return false;
    }
    sending = true;
    return true;
  }

  private void send(String frame) {
    wire.send(frame).subscribe().with(done -> written(), failure -> close());
  }

  private void written() {
    if (catchesUp()) {
      send(newest.get());
    }
  }

  private synchronized boolean catchesUp() {
    sending = behind && !closed;
    behind = false;
    return sending;
  }

  synchronized void close() {
    closed = true;
  }
}
