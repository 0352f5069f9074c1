package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.credential.Place;
import dev.ringbridge.telephony.credential.Sealed;
import dev.ringbridge.telephony.credential.Vault;
import dev.ringbridge.telephony.recording.Recording.KeptFile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Writes what carriers send into the store, encrypted on the way, and reads it back from anywhere.
 */
@ApplicationScoped
class KeptFiles {
  private static final String KEY = "recordingKey";

  private final RecordingStore store;
  private final Vault vault;
  private final Ids ids;
  private final long most;

  KeptFiles(RecordingStore store, Vault vault, Ids ids, TelephonyConfig config) {
    this.store = store;
    this.vault = vault;
    this.ids = ids;
    this.most = config.recordings().mostBytes();
  }

  /** Whether there is a place for files, and a key to encrypt them with. */
  boolean isReady() {
    return store.isOpen() && vault.isReady();
  }

  /**
   * Keeps a file; blocks.
   *
   * @param length how long it says it is; negative where it does not
   * @throws IOException if it is not whole, too long, or cannot be kept: then nothing is left of it
   */
  KeptFile write(Recording recording, InputStream file, long length) throws IOException {
    SealedChunks chunks = SealedChunks.fresh(recording.id());
    String place = place(recording);
    Path draft = store.draft();
    try {
      long bytes = copy(file, draft, chunks);
      if (length >= 0 && bytes != length) {
        throw new IOException("%d bytes of a recording of %d".formatted(bytes, length));
      }
      store.put(place, draft);
      Sealed key = vault.seal(chunks.key(), keyOf(recording));
      return new KeptFile(place, bytes, key.keyId(), key.content());
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Two that fetch the same do not write the same file. */
  private String place(Recording recording) {
    String month = recording.begunAt().atOffset(ZoneOffset.UTC).toString().substring(0, 7);
    return month + "/" + recording.id() + "-" + ids.next() + ".rbr";
  }

  private long copy(InputStream file, Path draft, SealedChunks chunks) throws IOException {
    long bytes = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
      byte[] now = file.readNBytes(SealedChunks.PLAIN);
      for (long number = 0; ; number++) {
        byte[] next = file.readNBytes(SealedChunks.PLAIN);
        out.write(chunks.seal(number, next.length == 0, now, now.length));
        bytes += now.length;
        if (next.length == 0) {
          return bytes;
        }
        if (bytes > most) {
          throw new IOException("a recording of more than " + most + " bytes");
        }
        now = next;
      }
    }
  }

  /**
   * What was recorded, from one byte to another, chunk by chunk on a thread that may block.
   *
   * @param first the first byte
   * @param last the last byte
   */
  Multi<byte[]> read(Recording recording, KeptFile file, long first, long last) {
    SealedChunks chunks =
        SealedChunks.of(recording.id(), vault.open(sealed(file), keyOf(recording)));
    int from = (int) (first / SealedChunks.PLAIN);
    int to = (int) (last / SealedChunks.PLAIN);
    return Multi.createFrom()
        .range(from, to + 1)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(number -> cut(chunk(file, chunks, number), number, first, last));
  }

  private byte[] chunk(KeptFile file, SealedChunks chunks, int number) {
    long last = Math.max(0, file.bytes() - 1) / SealedChunks.PLAIN;
    try {
      byte[] sealed =
          store.read(file.place(), (long) number * SealedChunks.SEALED, SealedChunks.SEALED);
      return chunks.open(number, number == last, sealed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] cut(byte[] plain, int number, long first, long last) {
    long start = (long) number * SealedChunks.PLAIN;
    int from = (int) Math.max(0, first - start);
    int to = (int) Math.min(plain.length, last + 1 - start);
    return Arrays.copyOfRange(plain, from, to);
  }

  private static Sealed sealed(KeptFile file) {
    return new Sealed(file.keyId(), file.sealedKey());
  }

  private static Place keyOf(Recording recording) {
    return new Place(recording.call().tenancy().organizationId(), recording.id(), KEY);
  }

  /** Forgets a file; blocks. */
  void remove(KeptFile file) throws IOException {
    store.remove(file.place());
  }
}
