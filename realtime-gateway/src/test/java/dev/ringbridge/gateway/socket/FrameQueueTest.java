package dev.ringbridge.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameQueueTest {
  private final FakeWire wire = new FakeWire();
  private final FrameQueue queue = new FrameQueue(wire, 2);

  @Test
  void framesAreWrittenOneByOneAndInTheirOrder() {
    queue.add("a");
    queue.add("b");
    queue.add("c");
    assertThat(wire.sent).containsExactly("a");

    wire.read();
    wire.read();
    assertThat(wire.sent).containsExactly("a", "b", "c");
  }

  @Test
  void socketThatDoesNotKeepUpIsClosedAndHearsNothingMore() {
    queue.add("on its way");
    queue.add("waits");
    queue.add("waits too");
    assertThat(wire.closed).isEmpty();

    queue.add("one too many");
    queue.add("after that");
    wire.read();

    assertThat(wire.closed).containsExactly(FrameQueue.BEHIND);
    assertThat(wire.sent).containsExactly("on its way");
  }
}
