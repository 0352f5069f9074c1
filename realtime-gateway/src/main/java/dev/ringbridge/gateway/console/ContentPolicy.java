package dev.ringbridge.gateway.console;

import java.util.List;
import java.util.regex.Pattern;

/** What the console's page may load and where it may connect to, as browsers read it (CSP 3). */
final class ContentPolicy {
  private static final Pattern SOURCE = Pattern.compile("[^\\s;,']+");

  private ContentPolicy() {}

  /**
   * The header's value. Scripts come from this origin only, none stand in the page; the component
   * library writes its theme's colours as a style element, so styles may.
   *
   * @param phones where softphones connect to, as sources of the header, for example {@code wss:}
   * @throws IllegalArgumentException if one of them is not a source
   */
  static String of(List<String> phones) {
    phones.forEach(ContentPolicy::refuseUnlessSource);
    return String.join(
        "; ",
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self' " + String.join(" ", phones),
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'");
  }

  private static void refuseUnlessSource(String phone) {
    if (!SOURCE.matcher(phone).matches()) {
      throw new IllegalArgumentException(
          "ringbridge.gateway.phone-sources must be like wss://host:port, not " + phone);
    }
  }
}
