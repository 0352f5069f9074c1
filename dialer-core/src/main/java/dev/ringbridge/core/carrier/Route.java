package dev.ringbridge.core.carrier;

import java.util.regex.Pattern;

/**
 * Where an account is dialed with, and how early: by the country of a number, by its first digits,
 * or everywhere else.
 *
 * @param to an ISO 3166 code; a plus sign and the first digits of numbers; or {@code *} for
 *     everything else that the account may call
 * @param order of accounts whose routes fit a number equally closely, the lowest is dialed with
 *     first
 */
public record Route(String to, int order) {
  /** What {@link #to} looks like. */
  public static final String FORM = "\\*|[A-Z]{2}|\\+[1-9][0-9]{0,14}";

  private static final Pattern FORMED = Pattern.compile(FORM);
  private static final String EVERYTHING = "*";

  /** What an account has that names no route. */
  static final Route ANYWHERE = new Route(EVERYTHING, 1);

  /**
   * @throws IllegalArgumentException if {@code to} is none of the three
   */
  public Route {
    if (!FORMED.matcher(to).matches()) {
      throw new IllegalArgumentException("not a route: " + to);
    }
  }

  boolean isPrefix() {
    return to.startsWith("+");
  }

  boolean isEverything() {
    return to.equals(EVERYTHING);
  }
}
