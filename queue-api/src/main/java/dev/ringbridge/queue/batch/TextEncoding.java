package dev.ringbridge.queue.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds out how a file is written: UTF-8 with or without a mark, or UTF-16 with one; anything else
 * is no text.
 */
final class TextEncoding {
  private static final int LOOK_AT = 8192;
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16_BE_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] UTF_16_LE_MARK = {(byte) 0xFF, (byte) 0xFE};

  private TextEncoding() {}

  /**
   * The file as text; a character that is not UTF-8 comes as U+FFFD, so that its row can be refused
   * and the rest kept.
   */
  static Reader open(InputStream file) throws IOException, FileRefusal {
    PushbackInputStream bytes = new PushbackInputStream(file, LOOK_AT);
    byte[] start = bytes.readNBytes(LOOK_AT);
    if (start.length == 0) {
      throw FileRefusal.empty();
    }
    if (begins(start, UTF_16_BE_MARK)) {
      return reader(bytes, start, UTF_16_BE_MARK.length, StandardCharsets.UTF_16BE);
    }
    if (begins(start, UTF_16_LE_MARK)) {
      return reader(bytes, start, UTF_16_LE_MARK.length, StandardCharsets.UTF_16LE);
    }
    if (isBinary(start)) {
      throw FileRefusal.binary();
    }
    return reader(
        bytes, start, begins(start, UTF_8_MARK) ? UTF_8_MARK.length : 0, StandardCharsets.UTF_8);
  }

  private static Reader reader(PushbackInputStream bytes, byte[] start, int skip, Charset charset)
      throws IOException {
    bytes.unread(start, skip, start.length - skip);
    return new InputStreamReader(bytes, charset);
  }

  private static boolean begins(byte[] start, byte[] mark) {
    return start.length >= mark.length
        && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
  }

  /** Text holds no zero bytes, and no control characters but white space. */
  private static boolean isBinary(byte[] start) {
    for (byte one : start) {
      if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t' && one != '\f') {
        return true;
      }
    }
    return false;
  }
}
