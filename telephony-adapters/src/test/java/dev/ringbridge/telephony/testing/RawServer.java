package dev.ringbridge.telephony.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that reads requests to their end, counts them, and answers what it is told. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger requests = new AtomicInteger();

  /** Connections whose client went away, or that the close of the server ended. */
  private final AtomicInteger broken = new AtomicInteger();

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Behavior behavior = out -> {};

  public RawServer() throws IOException {
    Thread thread = new Thread(this::serve, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** How many whole requests came. */
  public int requests() {
    return requests.get();
  }

  /** Answers with a status and a body. */
  public void answer(int status, String body) {
    answer("", status, body);
  }

  /** The same at a moment of its own clock. */
  public void answerAt(String date, int status, String body) {
    answer("Date: " + date + "\r\n", status, body);
  }

  private void answer(String more, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Said\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, more, bytes.length);
    behavior =
        out -> {
          out.write(head.getBytes(StandardCharsets.US_ASCII));
          out.write(bytes);
          out.flush();
        };
  }

  /** Cuts the connection instead. */
  public void cut() {
    behavior = out -> {};
  }

  /** Says nothing, and keeps the connection. */
  public void keepSilent() {
    behavior = out -> await(60_000);
  }

  /** Begins to answer, a byte at a time, and does not come to an end. */
  public void trickle() {
    behavior =
        out -> {
          out.write(
              "HTTP/1.1 201 Created\r\nContent-Length: 5000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          for (int i = 0; i < 100 && !await(100); i++) {
            out.write(' ');
            out.flush();
          }
        };
  }

  private boolean await(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        read(connection.getInputStream());
        requests.incrementAndGet();
        behavior.on(connection.getOutputStream());
      } catch (IOException e) {
        broken.incrementAndGet();
      }
    }
  }

  private static void read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf("content-length:");
    if (at < 0) {
      return;
    }
    String length = lower.substring(at + 15, lower.indexOf('\r', at)).trim();
    in.readNBytes(Integer.parseInt(length));
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }

  private interface Behavior {
    void on(OutputStream out) throws IOException;
  }
}
