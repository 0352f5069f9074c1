package dev.ringbridge.queue.registry;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Numbers, a bit for each of a thousand that follow each other. */
final class NumberBlocks {
  static final int SIZE = 1_000;

  private final Map<Long, BitSet> blocks = new HashMap<>();

  void add(long number) {
    blocks.computeIfAbsent(number / SIZE, none -> new BitSet(SIZE)).set((int) (number % SIZE));
  }

  int count() {
    return blocks.size();
  }

  void clear() {
    blocks.clear();
  }

  /** The blocks as COPY takes them: the block, a tab, its bits. */
  String text() {
    StringBuilder text = new StringBuilder(blocks.size() * (SIZE + 16));
    blocks.forEach(
        (block, bits) -> {
          text.append(block.longValue()).append('\t');
          for (int bit = 0; bit < SIZE; bit++) {
            text.append(bits.get(bit) ? '1' : '0');
          }
          text.append('\n');
        });
    return text.toString();
  }
}
