package dev.ringbridge.core.lead;

import org.jspecify.annotations.Nullable;

/**
 * What a lead's place in the queue follows from, besides its history.
 *
 * @param priority said by an admin or the import
 * @param score 0 to 100, null where nobody gave one
 */
public record Standing(Priority priority, @Nullable Integer score) {
  /** Of a lead of which nothing is said. */
  public static final Standing PLAIN = new Standing(Priority.MEDIUM, null);
}
