package dev.ringbridge.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final int FRAMES = 2_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final List<Integer> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch all = new CountDownLatch(FRAMES);
  private final Wire wire = new Wire(this::hear, () -> {}, () -> {}, threads);

  /** A socket that is asked for nothing but its next frame. */
  private final WebSocket socket =
      (WebSocket)
          Proxy.newProxyInstance(
              WireTest.class.getClassLoader(),
              new Class<?>[] {WebSocket.class},
              (proxy, method, arguments) -> null);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private void hear(JsonNode frame) {
    int number = frame.path("seq").asInt();
    heard.add(number);
    all.countDown();
    if (number % 7 == 0) {
      throw new IllegalStateException("what one frame breaks is not the next one's matter");
    }
  }

  /** An agent who takes the bridge before the screen pop forgets to write the call down. */
  @Test
  void framesAreTakenInTheOrderInWhichTheyCame() throws InterruptedException {
    IntStream.range(0, FRAMES).forEach(i -> wire.onText(socket, "{\"seq\":" + i + "}", true));

    assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).containsExactlyElementsOf(IntStream.range(0, FRAMES).boxed().toList());
  }

  @Test
  void frameInPartsIsTakenOnceItIsWhole() throws InterruptedException {
    wire.onText(socket, "{\"seq\"", false);
    wire.onText(socket, ":0}", true);
    IntStream.range(1, FRAMES).forEach(i -> wire.onText(socket, "{\"seq\":" + i + "}", true));

    assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(heard.get(0)).isZero();
  }
}
