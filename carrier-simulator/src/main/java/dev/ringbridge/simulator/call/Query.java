package dev.ringbridge.simulator.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the query of a URL. */
public final class Query {
  private Query() {}

  /** Its raw text, empty if there is none. */
  public static String raw(String url) {
    String withoutFragment = url.split("#", 2)[0];
    int start = withoutFragment.indexOf('?');
    return start < 0 ? "" : withoutFragment.substring(start + 1);
  }

  /** Its parameters, decoded; of a repeated one the last. */
  public static Map<String, String> of(String url) {
    Map<String, String> params = new LinkedHashMap<>();
    for (String pair : raw(url).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].isEmpty()) {
        params.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return params;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return text;
    }
  }
}
