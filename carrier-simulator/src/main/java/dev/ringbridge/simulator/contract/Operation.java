package dev.ringbridge.simulator.contract;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked for.
 *
 * @param method GET, POST or DELETE
 * @param path its path, with names in braces for what varies
 * @param matcher whatever is such a path
 * @param status the one of success
 * @param resource what the answer is, null for nothing
 * @param list the name of the list of such in the answer, null where it is a single one
 * @param parameters what may be given
 * @param required what must be
 */
record Operation(
    String method,
    String path,
    Pattern matcher,
    int status,
    @Nullable String resource,
    @Nullable String list,
    Map<String, Format> parameters,
    Set<String> required) {
  Operation {
    parameters = Map.copyOf(parameters);
    required = Set.copyOf(required);
  }

  boolean is(String asked, String uri) {
    return method.equals(asked) && matcher.matcher(uri).matches();
  }

  /** How it is told apart from the others, as {@code POST {account}/Calls.json}. */
  String name() {
    return method + " " + path;
  }
}
