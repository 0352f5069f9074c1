package dev.ringbridge.telephony.setup;

import java.net.URI;
import java.util.Locale;

/** Whether a carrier out there can reach our own address, as far as its words tell. */
public final class PublicAddress {
  private static final String SUBJECT = "Public address";
  private static final String PRIVATE =
      "localhost|.*\\.(localhost|local|internal|test)|127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*"
          + "|169\\.254\\..*|0\\.0\\.0\\.0|\\[.*\\]|[^.]*";

  private PublicAddress() {}

  /**
   * Judges an address.
   *
   * @param url one that the carrier is given
   * @param simulated whether the carrier is simulated, which may well be near
   */
  public static Finding of(String url, boolean simulated) {
    URI address = URI.create(url);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    if (host.matches(PRIVATE)) {
      return wrong(
          "The carrier is told to call back at " + host + ", which only this network reaches.",
          simulated);
    }
    if (!"https".equals(address.getScheme())) {
      return wrong(
          "The carrier is told to call back without HTTPS: what it says could be read and changed.",
          simulated);
    }
    return Finding.pass(SUBJECT, "The carrier calls back at https://" + host + ".");
  }

  private static Finding wrong(String found, boolean simulated) {
    return simulated
        ? Finding.warning(
            SUBJECT,
            found,
            "The simulated carrier needs no more. A real one does: set the public address (docs/carriers.md).")
        : Finding.failure(
            SUBJECT,
            found,
            "Set the public address to one with https:// that the Internet reaches (docs/carriers.md), and restart.");
  }
}
