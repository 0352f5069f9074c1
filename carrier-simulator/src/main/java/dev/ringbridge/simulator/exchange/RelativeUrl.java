package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.webhook.Target;
import java.net.URI;
import java.util.Optional;

/** URLs in a document: relative to the document's own, and empty for itself. */
final class RelativeUrl {
  private RelativeUrl() {}

  /** The absolute URL; empty if there is none, as in an inline document. */
  static Optional<Target> resolve(Optional<Target> document, Target written) {
    String url = written.url();
    if (url.startsWith("http://") || url.startsWith("https://")) {
      return Optional.of(written);
    }
    return document.flatMap(base -> resolve(base.url(), url)).map(at -> to(written, at));
  }

  private static Optional<String> resolve(String base, String url) {
    if (url.isEmpty()) {
      return Optional.of(base);
    }
    // URI resolves a lone query against the folder, which is not what RFC 3986 says.
    if (url.startsWith("?")) {
      return Optional.of(base.split("[?#]", 2)[0] + url);
    }
    try {
      return Optional.of(URI.create(base).resolve(url).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Target to(Target written, String absolute) {
    return new Target(absolute, written.method());
  }
}
