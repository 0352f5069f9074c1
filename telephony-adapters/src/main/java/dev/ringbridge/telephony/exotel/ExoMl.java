package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.RecordingChannels;
import java.util.Optional;

/** What a leg is told to do, in the carrier's language (telephony.md 10.9). */
final class ExoMl {
  static final String HANG_UP = "<Flow><Hangup/></Flow>";

  static final String UNHOLD = "<Flow><UnHold></UnHold></Flow>";

  private ExoMl() {}

  /** Puts on hold, with a file that is played without end, or in silence. */
  static String hold(Optional<String> music) {
    String within =
        music.map(file -> "<StartPlay loop=\"0\">" + escaped(file) + "</StartPlay>").orElse("");
    return "<Flow><Hold>" + within + "</Hold></Flow>";
  }

  /** Presses keys; how the carrier writes that is not confirmed. */
  static String press(String keys) {
    return "<Flow><SendDtmf digits=\"" + keys + "\"></SendDtmf></Flow>";
  }

  /** Says a text once. */
  static String say(String text) {
    return "<Flow><Say>" + escaped(text) + "</Say></Flow>";
  }

  /** Records both directions until the leg ends, in the carrier's own storage. */
  static String record(RecordingChannels channels) {
    String channel = channels == RecordingChannels.DUAL ? "stereo" : "mono";
    return "<Flow><StartRecording direction=\"both\" format=\"wav\" channel=\"%s\" storageType=\"s3\"></StartRecording></Flow>"
        .formatted(channel);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
