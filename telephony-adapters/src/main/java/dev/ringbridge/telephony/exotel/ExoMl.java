package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.RecordingChannels;

/** What a leg is told to do, in the carrier's language (telephony.md 10.9). */
final class ExoMl {
  static final String HANG_UP = "<Flow><Hangup/></Flow>";

  private ExoMl() {}

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
