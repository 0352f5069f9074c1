package dev.ringbridge.telephony.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a file is encrypted: in chunks, so that neither writing nor playing from the middle needs it
 * whole in memory. Each file has a key of its own, and each chunk is sealed with AES-256-GCM for
 * its call, its number and whether it is the last one: none can be left out, moved or taken from
 * elsewhere. With a key that seals nothing else, the number is the nonce.
 */
final class SealedChunks {
  /**
   * What a chunk holds; the last one may hold less, and none is empty but that of an empty file.
   */
  static final int PLAIN = 64 * 1024;

  /** What a full chunk takes. */
  static final int SEALED = PLAIN + 16;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BITS = 256;
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;

  private final UUID callId;
  private final SecretKey key;

  private SealedChunks(UUID callId, SecretKey key) {
    this.callId = callId;
    this.key = key;
  }

  /** With a new key, for the recording of this call. */
  static SealedChunks fresh(UUID callId) {
    try {
      KeyGenerator keys = KeyGenerator.getInstance("AES");
      keys.init(KEY_BITS);
      return new SealedChunks(callId, keys.generateKey());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  /** With a key that was written down. */
  static SealedChunks of(UUID callId, String key) {
    return new SealedChunks(callId, new SecretKeySpec(Base64.getDecoder().decode(key), "AES"));
  }

  /** The key, to be written down sealed. */
  String key() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  byte[] seal(long number, boolean last, byte[] plain, int length) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /**
   * Opens a chunk.
   *
   * @throws IllegalStateException if it is not the chunk that was sealed
   */
  byte[] open(long number, boolean last, byte[] sealed) {
    try {
      return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the recording of call " + callId + " was altered", e);
    }
  }

  private Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(number).array();
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((callId + (last ? "/last" : "/more")).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** The call alone. */
  @Override
  public String toString() {
    return "SealedChunks[" + callId + "]";
  }
}
