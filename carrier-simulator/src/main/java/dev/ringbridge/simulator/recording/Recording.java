package dev.ringbridge.simulator.recording;

import dev.ringbridge.simulator.call.RecordingOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the API shows it.
 *
 * @param callSid the call, or the one that asked for its conference to be recorded
 * @param conferenceSid the conference that is heard on it; empty where it is a call
 * @param order how it was asked for
 * @param pieces what was heard so far, sound and silence by turns
 * @param since when the piece began that goes on
 * @param skips whether what is paused now is left out of it
 */
public record Recording(
    String sid,
    String accountSid,
    String callSid,
    Optional<String> conferenceSid,
    RecordingOrder order,
    Instant started,
    Instant updated,
    RecordingStatus status,
    List<Piece> pieces,
    Instant since,
    boolean skips) {
  public Recording {
    pieces = List.copyOf(pieces);
  }

  /**
   * A part of it.
   *
   * @param sounds false for the silence of a pause
   */
  public record Piece(Duration length, boolean sounds) {}

  /** One that begins now. */
  public static Recording begun(
      RecordingOrder order, String sid, String accountSid, String callSid, Instant now) {
    return new Recording(
        sid,
        accountSid,
        callSid,
        Optional.empty(),
        order,
        now,
        now,
        RecordingStatus.IN_PROGRESS,
        List.of(),
        now,
        false);
  }

  /** The same of a conference that the call is in. */
  Recording of(String conference) {
    return new Recording(
        sid,
        accountSid,
        callSid,
        Optional.of(conference),
        order,
        started,
        updated,
        status,
        pieces,
        since,
        skips);
  }

  /** How many channels it has: 1 or 2. */
  public int channels() {
    return order.channels();
  }

  Recording paused(boolean skip, Instant now) {
    return moved(RecordingStatus.PAUSED, skip, now);
  }

  Recording resumed(Instant now) {
    return moved(RecordingStatus.IN_PROGRESS, false, now);
  }

  /** It ended, and is being made ready. */
  public Recording over(Instant now) {
    return moved(RecordingStatus.PROCESSING, false, now);
  }

  /** The same in another state. */
  public Recording become(RecordingStatus next, Instant now) {
    return after(next, pieces, since, skips, now);
  }

  /** A kind of file that its sound is had as. */
  public enum Format {
    WAV("audio/x-wav"),
    MP3("audio/mpeg");

    private final String contentType;

    Format(String contentType) {
      this.contentType = contentType;
    }

    /** What HTTP calls it. */
    public String contentType() {
      return contentType;
    }
  }

  /** Its sound, as a file of so many channels. */
  public byte[] sound(Format format, int sides) {
    return format == Format.MP3 ? Mp3.of(this, sides) : Waves.of(this, sides);
  }

  /** What tells one file from another. */
  public static String sha256(byte[] sound) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sound));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private Recording moved(RecordingStatus next, boolean skip, Instant now) {
    List<Piece> heard = new ArrayList<>(pieces);
    if (!(status == RecordingStatus.PAUSED && skips)) {
      heard.add(new Piece(Duration.between(since, now), status == RecordingStatus.IN_PROGRESS));
    }
    return after(next, heard, now, skip, now);
  }

  private Recording after(
      RecordingStatus next, List<Piece> heard, Instant from, boolean skipping, Instant now) {
    return new Recording(
        sid, accountSid, callSid, conferenceSid, order, started, now, next, heard, from, skipping);
  }

  /** How long it is; null while it goes on. */
  public @Nullable Duration duration() {
    return status.isOpen() ? null : length();
  }

  /** How long what was heard so far is. */
  Duration length() {
    return pieces.stream().map(Piece::length).reduce(Duration.ZERO, Duration::plus);
  }
}
