package dev.ringbridge.simulator.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A recording as an MP3 file: MPEG-1 layer III, 32 kbit/s at 32 kHz, of the length it has. Every
 * frame decodes to silence; the bytes that no decoder looks at say which recording it is.
 */
final class Mp3 {
  private static final int FRAME_BYTES = 144;
  private static final int FRAME_MS = 36;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Sync, MPEG-1, layer III, no checksum. */
  private static final int SYNC = 0xFFFB;

  /** 32 kbit/s, 32 kHz, no padding. */
  private static final int RATES = 0x18;

  private static final int ONE_CHANNEL = 0xC0;
  private static final int TWO_CHANNELS = 0x00;

  /** An all-zero side information says that nothing follows it: 17 bytes, or 32 for two. */
  private static final int SIDE_ONE = 17;

  private static final int SIDE_TWO = 32;

  private Mp3() {}

  /** A file of so many channels. */
  static byte[] of(Recording recording, int channels) {
    long ms = Math.min(recording.length().toMillis(), LONGEST.toMillis());
    int frames = (int) Math.max(1, (ms + FRAME_MS - 1) / FRAME_MS);
    byte[] mark = recording.sid().getBytes(US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(frames * FRAME_BYTES);
    for (int frame = 0; frame < frames; frame++) {
      file.position(frame * FRAME_BYTES);
      file.putShort((short) SYNC).put((byte) RATES);
      file.put((byte) (channels == 1 ? ONE_CHANNEL : TWO_CHANNELS));
      file.position(file.position() + (channels == 1 ? SIDE_ONE : SIDE_TWO));
      file.put(mark);
    }
    return file.array();
  }
}
