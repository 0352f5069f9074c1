package dev.ringbridge.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.gateway.socket.FakeWire;
import org.junit.jupiter.api.Test;

class BoardViewerTest {
  private final FakeWire wire = new FakeWire();
  private String newest = "snapshot 1";
  private final BoardViewer viewer = new BoardViewer(wire, () -> newest);

  @Test
  void boardThatKeepsUpHearsEveryChange() {
    viewer.begin();
    wire.read();
    viewer.offer("delta 2");
    wire.read();
    viewer.offer("delta 3");

    assertThat(wire.sent).containsExactly("snapshot 1", "delta 2", "delta 3");
  }

  @Test
  void boardThatFellBehindGetsTheNewestStateAndNoBacklog() {
    viewer.begin();
    viewer.offer("delta 2");
    viewer.offer("delta 3");
    newest = "snapshot 3";
    assertThat(wire.sent).containsExactly("snapshot 1");

    wire.read();
    wire.read();
    viewer.offer("delta 4");

    assertThat(wire.sent).containsExactly("snapshot 1", "snapshot 3", "delta 4");
  }

  @Test
  void heartbeatMayBeLeftOut() {
    viewer.begin();
    viewer.mention("heartbeat");
    wire.read();
    assertThat(wire.sent).containsExactly("snapshot 1");

    viewer.mention("heartbeat");
    assertThat(wire.sent).containsExactly("snapshot 1", "heartbeat");
  }
}
