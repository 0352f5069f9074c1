package dev.ringbridge.queue;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a long list.
 *
 * @param items what is on it
 * @param nextCursor asks for the page after it; null on the last
 */
public record Page<T>(List<T> items, @Nullable UUID nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page of a list that was read one item further than the page holds.
   *
   * @param read up to {@code size + 1} items
   * @param size how many the page holds
   * @param id an item's place in the list
   */
  public static <T> Page<T> of(List<T> read, int size, Function<T, UUID> id) {
    if (read.size() <= size) {
      return new Page<>(read, null);
    }
    List<T> items = read.subList(0, size);
    return new Page<>(items, id.apply(items.get(size - 1)));
  }
}
