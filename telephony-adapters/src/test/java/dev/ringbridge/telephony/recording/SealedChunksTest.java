package dev.ringbridge.telephony.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedChunksTest {
  private static final byte[] PLAIN = {1, 2, 3};

  private final UUID call = UUID.randomUUID();
  private final SealedChunks chunks = SealedChunks.fresh(call);

  @Test
  void chunkOpensWithTheKeyThatWasWrittenDown() {
    byte[] sealed = chunks.seal(4, false, PLAIN, PLAIN.length);

    assertThat(SealedChunks.of(call, chunks.key()).open(4, false, sealed)).isEqualTo(PLAIN);
    assertThat(sealed).hasSize(PLAIN.length + SealedChunks.SEALED - SealedChunks.PLAIN);
  }

  @Test
  void chunkThatWasMovedCutOffOrChangedOrIsOfAnotherCallDoesNotOpen() {
    byte[] sealed = chunks.seal(4, false, PLAIN, PLAIN.length);
    byte[] changed = Arrays.copyOf(sealed, sealed.length);
    changed[0]++;

    assertRefused(chunks, 5, false, sealed);
    assertRefused(chunks, 4, true, sealed);
    assertRefused(chunks, 4, false, changed);
    assertRefused(SealedChunks.of(UUID.randomUUID(), chunks.key()), 4, false, sealed);
    assertRefused(SealedChunks.fresh(call), 4, false, sealed);
  }

  private static void assertRefused(SealedChunks by, long number, boolean last, byte[] sealed) {
    assertThatThrownBy(() -> by.open(number, last, sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was altered");
  }

  @Test
  void keyIsNotPrinted() {
    assertThat(chunks.toString()).doesNotContain(chunks.key());
  }
}
