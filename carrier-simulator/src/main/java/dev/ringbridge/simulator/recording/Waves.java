package dev.ringbridge.simulator.recording;

import dev.ringbridge.simulator.recording.Recording.Piece;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What a recording sounds like: 16 bits at 8 kHz, a tone for each side that is the same whenever it
 * is fetched and another one in every recording, and silence where it was paused.
 */
final class Waves {
  private static final int RATE = 8000;
  private static final int SAMPLE_BYTES = 2;
  private static final int HEADER = 44;
  private static final int LOUD = 8000;

  /** What is longer is cut: nobody listens to tones for an hour. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Waves() {}

  /** A WAV file of so many channels. */
  static byte[] of(Recording recording, int channels) {
    List<Piece> pieces = recording.pieces();
    int samples = pieces.stream().mapToInt(piece -> samples(piece.length())).sum();
    samples = Math.min(samples, samples(LONGEST));
    int bytes = samples * SAMPLE_BYTES * channels;
    ByteBuffer file = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
    head(file, channels, bytes);
    int left = samples;
    for (Piece piece : pieces) {
      int length = Math.min(left, samples(piece.length()));
      sound(file, recording.sid(), piece.sounds() ? LOUD : 0, length, channels);
      left -= length;
    }
    return file.array();
  }

  private static int samples(Duration length) {
    return (int) (Math.min(length.toMillis(), LONGEST.toMillis()) * RATE / 1000);
  }

  private static void head(ByteBuffer file, int channels, int bytes) {
    file.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels);
    file.putInt(RATE).putInt(RATE * SAMPLE_BYTES * channels);
    file.putShort((short) (SAMPLE_BYTES * channels)).putShort((short) (SAMPLE_BYTES * 8));
    file.put(ascii("data")).putInt(bytes);
  }

  private static void sound(ByteBuffer file, String sid, int loud, int samples, int channels) {
    int tone = 300 + Math.floorMod(sid.hashCode(), 400);
    for (int i = 0; i < samples; i++) {
      for (int channel = 1; channel <= channels; channel++) {
        double turns = (double) tone * channel * i / RATE;
        file.putShort((short) (loud * Math.sin(2 * Math.PI * turns)));
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
