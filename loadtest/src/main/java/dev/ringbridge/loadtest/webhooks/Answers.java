package dev.ringbridge.loadtest.webhooks;

import java.util.Locale;

/** Reads the answers of an HTTP/1.1 server: as much of it as this needs. */
final class Answers {
  /** Some of the answer has not come yet. */
  static final int UNFINISHED = 0;

  private static final String LENGTH = "content-length:";
  private static final int STATUS_BEGINS = 9;
  private static final int STATUS_ENDS = 12;

  private Answers() {}

  /** The status of an answer, or {@link #UNFINISHED}. */
  static int status(String answer) {
    int body = answer.indexOf("\r\n\r\n");
    if (body < 0) {
      return UNFINISHED;
    }
    int length =
        answer
            .substring(0, body)
            .lines()
            .map(line -> line.toLowerCase(Locale.ROOT))
            .filter(line -> line.startsWith(LENGTH))
            .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
            .findFirst()
            .orElse(0);
    return answer.length() < body + 4 + length
        ? UNFINISHED
        : Integer.parseInt(answer.substring(STATUS_BEGINS, STATUS_ENDS));
  }
}
