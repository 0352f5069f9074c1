package dev.ringbridge.gateway.socket;

import io.quarkus.websockets.next.CloseReason;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A wire whose other end reads when the test says so. */
public final class FakeWire implements Wire {
  public final List<String> sent = new ArrayList<>();
  public final List<CloseReason> closed = new ArrayList<>();
  private final List<CompletableFuture<Void>> pending = new ArrayList<>();

  @Override
  public Uni<Void> send(String frame) {
    sent.add(frame);
    CompletableFuture<Void> written = new CompletableFuture<>();
    pending.add(written);
    return Uni.createFrom().completionStage(written);
  }

  @Override
  public void hangUp(CloseReason reason) {
    closed.add(reason);
  }

  /** The other end reads what is on its way. */
  public void read() {
    pending.remove(0).complete(null);
  }
}
