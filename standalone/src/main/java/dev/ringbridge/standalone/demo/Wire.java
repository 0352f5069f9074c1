package dev.ringbridge.standalone.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One socket of a simulated agent: puts frames together, and says when it breaks. */
final class Wire implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consumer<JsonNode> handler;
  private final Runnable sound;
  private final Runnable broken;
  private final Executor executor;
  private final StringBuilder text = new StringBuilder();
  private CompletableFuture<@Nullable Void> handed = CompletableFuture.completedFuture(null);
  private volatile @Nullable WebSocket socket;

  /**
   * @param handler gets each whole frame, one after the other, on the executor
   * @param sound runs for each frame of sound, at once: it must not wait
   * @param broken runs each time the socket closes or fails
   */
  Wire(Consumer<JsonNode> handler, Runnable sound, Runnable broken, Executor executor) {
    this.handler = handler;
    this.sound = sound;
    this.broken = broken;
    this.executor = executor;
  }

  @Override
  public void onOpen(WebSocket open) {
    socket = open;
    open.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence part, boolean whole) {
    text.append(part);
    if (whole) {
      String frame = text.toString();
      text.setLength(0);
      handed = handed.handleAsync((done, failed) -> hand(frame), executor);
    }
    open.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket open, ByteBuffer part, boolean last) {
    sound.run();
    open.request(1);
    return null;
  }

  private @Nullable Void hand(String frame) {
    try {
      handler.accept(JSON.readTree(frame));
      return null;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
    broken.run();
    return null;
  }

  @Override
  public void onError(WebSocket open, Throwable failure) {
    broken.run();
  }

  /** One frame at a time: the JDK's socket takes no second one before the first is out. */
  synchronized void send(JsonNode frame) {
    WebSocket open = socket;
    if (open != null && !open.isOutputClosed()) {
      open.sendText(frame.toString(), true).join();
    }
  }

  void close() {
    WebSocket open = socket;
    if (open != null && !open.isOutputClosed()) {
      open.sendClose(WebSocket.NORMAL_CLOSURE, "bye").exceptionally(failure -> null);
    }
  }
}
