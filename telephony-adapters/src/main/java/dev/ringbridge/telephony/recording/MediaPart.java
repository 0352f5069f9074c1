package dev.ringbridge.telephony.recording;

import dev.ringbridge.telephony.recording.MediaRange.Span;
import io.smallrye.mutiny.Multi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a file on its way to whoever plays it.
 *
 * @param whole whether no part was asked for
 */
record MediaPart(Span span, long bytes, boolean whole, Multi<byte[]> body) {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int UNSATISFIABLE = 416;
  private static final Span NONE = new Span(0, -1);

  /** None of the file was asked for. */
  static MediaPart outside(long bytes) {
    return new MediaPart(NONE, bytes, false, Multi.createFrom().empty());
  }

  int status() {
    if (span.equals(NONE)) {
      return UNSATISFIABLE;
    }
    return whole ? OK : PARTIAL;
  }

  Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("Content-Type", List.of("audio/x-wav"));
    headers.put("Accept-Ranges", List.of("bytes"));
    headers.put("Cache-Control", List.of("private, no-store"));
    if (!whole) {
      String part = span.equals(NONE) ? "*" : span.first() + "-" + span.last();
      headers.put("Content-Range", List.of("bytes " + part + "/" + bytes));
    }
    return headers;
  }
}
