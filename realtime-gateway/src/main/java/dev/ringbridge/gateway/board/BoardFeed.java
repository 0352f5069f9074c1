package dev.ringbridge.gateway.board;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.gateway.socket.Frames;
import dev.ringbridge.gateway.socket.Wire;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the boards of one organization are told: written down once and shared by all of them. */
final class BoardFeed {
  private static final String HEARTBEAT = Frames.write(new BoardFrame.Heartbeat());

  private final Clock clock;
  private final BoardState state = new BoardState();
  private final Set<BoardViewer> viewers = ConcurrentHashMap.newKeySet();
  private long seq;
  private @Nullable String snapshot;

  BoardFeed(Clock clock) {
    this.clock = clock;
  }

  synchronized void take(Event event) {
    state.take(event);
  }

  /** A board is opened; it begins with all there is. */
  BoardViewer join(Wire wire) {
    BoardViewer viewer = new BoardViewer(wire, this::newest);
    // Under the lock, so that no delta falls between the snapshot and the first that is offered.
    synchronized (this) {
      viewers.add(viewer);
      viewer.begin();
    }
    return viewer;
  }

  void leave(BoardViewer viewer) {
    viewer.close();
    viewers.remove(viewer);
  }

  /** Tells the boards what changed since the last time. */
  synchronized void flush() {
    state.delta(seq + 1).ifPresent(this::tell);
  }

  private void tell(BoardFrame.Delta delta) {
    seq = delta.seq();
    snapshot = null;
    if (!viewers.isEmpty()) {
      String frame = Frames.write(delta);
      viewers.forEach(viewer -> viewer.offer(frame));
    }
  }

  /** Tells the boards that their sockets live. */
  void heartbeat() {
    viewers.forEach(viewer -> viewer.mention(HEARTBEAT));
  }

  private synchronized String newest() {
    String known = snapshot;
    if (known == null) {
      known = Frames.write(state.snapshot(seq, clock.instant()));
      snapshot = known;
    }
    return known;
  }

  int size() {
    return viewers.size();
  }
}
