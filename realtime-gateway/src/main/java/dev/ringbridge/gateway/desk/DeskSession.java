package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.gateway.matching.WaitingCall;
import dev.ringbridge.gateway.socket.FrameQueue;
import dev.ringbridge.gateway.socket.Frames;
import io.quarkus.websockets.next.CloseReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One open socket of an agent. What happens while it is opening is kept, so that nothing falls
 * between the state it begins with and the events that follow.
 */
final class DeskSession {
  private final Caller caller;
  private final FrameQueue queue;
  private final List<Event> early = new ArrayList<>();
  private @Nullable DeskView view;
  private volatile Instant heardAt;
  private long seq;

  /**
   * @param caller whose it is
   * @param queue its frames
   * @param openedAt when it was opened
   */
  DeskSession(Caller caller, FrameQueue queue, Instant openedAt) {
    this.caller = caller;
    this.queue = queue;
    this.heardAt = openedAt;
  }

  Caller caller() {
    return caller;
  }

  UUID agentId() {
    return caller.userId();
  }

  /** The socket gave a sign of life. */
  void heard(Instant at) {
    heardAt = at;
  }

  /** Whether it still counts: it is open, and gave a sign of life after that moment. */
  boolean isAliveSince(Instant moment) {
    return queue.isOpen() && !heardAt.isBefore(moment);
  }

  /**
   * Tells everything from the start.
   *
   * @param begin what is known of the agent
   * @param theirs the call that is theirs, if any
   */
  synchronized void begin(DeskView begin, @Nullable WaitingCall theirs) {
    view = begin;
    begin.first(theirs).forEach(this::say);
    early.forEach(event -> begin.on(event).forEach(this::say));
    early.clear();
  }

  /** Something happened; the agent is told if it is theirs. */
  synchronized void hear(Event event) {
    if (view == null) {
      early.add(event);
    } else {
      view.on(event).forEach(this::say);
    }
  }

  /** Sends one frame. */
  synchronized void say(DeskFrame frame) {
    queue.add(Frames.write(frame, ++seq));
  }

  /** Says nothing any more. */
  void close() {
    queue.close();
  }

  /** Closes the socket. */
  void hangUp(CloseReason reason) {
    queue.hangUp(reason);
  }
}
