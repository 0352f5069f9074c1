package dev.ringbridge.queue.batch;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The parts of a stored file as one stream, fetched one at a time. It counts what was read of it.
 */
final class ChunkStream extends InputStream {
  private final IntFunction<Optional<byte[]>> chunks;
  private byte[] current = new byte[0];
  private int at;
  private int next;
  private long read;

  ChunkStream(IntFunction<Optional<byte[]>> chunks) {
    this.chunks = chunks;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (at == current.length && !fetch()) {
      return -1;
    }
    int taken = Math.min(length, current.length - at);
    System.arraycopy(current, at, target, offset, taken);
    at += taken;
    read += taken;
    return taken;
  }

  private boolean fetch() {
    Optional<byte[]> chunk = chunks.apply(next++);
    current = chunk.orElseGet(() -> new byte[0]);
    at = 0;
    return chunk.isPresent();
  }

  long bytesRead() {
    return read;
  }
}
