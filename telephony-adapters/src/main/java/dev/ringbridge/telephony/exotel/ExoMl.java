package dev.ringbridge.telephony.exotel;

/** What a leg is told to do, in the carrier's language (telephony.md 10.9). */
final class ExoMl {
  static final String HANG_UP = "<Flow><Hangup/></Flow>";

  private ExoMl() {}

  /** Says a text once. */
  static String say(String text) {
    return "<Flow><Say>" + escaped(text) + "</Say></Flow>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
