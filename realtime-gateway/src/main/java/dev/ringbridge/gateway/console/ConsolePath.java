package dev.ringbridge.gateway.console;

import java.util.Set;

/** What a path means to the console. */
enum ConsolePath {
  /** Not the console's: the API, the sockets, the carriers' webhooks, Quarkus's own pages. */
  ENGINE,
  /** A file whose name has a hash of what is in it: it never changes. */
  ASSET,
  /** Any other file. */
  FILE,
  /** An address of the console, which its one page shows. */
  PAGE;

  private static final Set<String> ENGINES = Set.of("api", "ws", "carrier", "q");
  private static final String ASSETS = "assets";

  /**
   * Tells what it is.
   *
   * @param path of a request, normalized, beginning with a slash
   */
  static ConsolePath of(String path) {
    int end = path.indexOf('/', 1);
    String first = end < 0 ? path.substring(1) : path.substring(1, end);
    if (ENGINES.contains(first)) {
      return ENGINE;
    }
    if (first.equals(ASSETS)) {
      return ASSET;
    }
    return path.indexOf('.', path.lastIndexOf('/')) < 0 ? PAGE : FILE;
  }
}
