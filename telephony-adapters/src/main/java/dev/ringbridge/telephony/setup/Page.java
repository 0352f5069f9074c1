package dev.ringbridge.telephony.setup;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a long list.
 *
 * @param nextCursor asks for the page after it; null on the last
 */
record Page<T>(List<T> items, @Nullable UUID nextCursor) {
  Page {
    items = List.copyOf(items);
  }

  /** A page of a list that was read one item further than the page holds. */
  static <T> Page<T> of(List<T> read, int size, Function<T, UUID> id) {
    List<T> items = read.subList(0, Math.min(size, read.size()));
    return new Page<>(items, read.size() > size ? id.apply(items.get(size - 1)) : null);
  }
}
