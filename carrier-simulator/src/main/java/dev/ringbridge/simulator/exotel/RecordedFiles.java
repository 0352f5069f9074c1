package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.legs.LegRecordings;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The files of recordings, for the account that they are of. */
final class RecordedFiles {
  private static final String WAV = ".wav";
  private static final int NOT_FOUND = 404;

  private final LegRecordings recordings;

  RecordedFiles(LegRecordings recordings) {
    this.recordings = recordings;
  }

  void send(RoutingContext context) {
    String file = context.pathParam("file");
    String sid = file.endsWith(WAV) ? file.substring(0, file.length() - WAV.length()) : file;
    Optional<byte[]> sound = recordings.media(ExotelGate.account(context).accountSid(), sid);
    if (sound.isEmpty()) {
      context.response().setStatusCode(NOT_FOUND).end();
    } else {
      context.response().putHeader("Content-Type", "audio/wav").end(Buffer.buffer(sound.get()));
    }
  }
}
