package dev.ringbridge.simulator.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** What counts as a number or a URL. */
final class Addresses {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_URL = 4000;

  private Addresses() {}

  static boolean isNumber(String text) {
    return E164.matcher(text).matches();
  }

  /** A client or SIP address, or an application. */
  static boolean isEndpoint(String text) {
    return text.matches("(client|sip|app):.+");
  }

  /** Absolute, by HTTP, and without an underscore in the host. */
  static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return text.length() <= LONGEST_URL
          && uri.getHost() != null
          && !uri.getHost().contains("_")
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
