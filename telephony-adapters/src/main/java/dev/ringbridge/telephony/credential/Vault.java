package dev.ringbridge.telephony.credential;

import dev.ringbridge.telephony.TelephonyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Seals secrets with AES-256-GCM, each with a nonce of its own and for its place alone. */
@ApplicationScoped
public class Vault {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final CredentialKeys keys;
  private final SecureRandom random = new SecureRandom();

  public Vault(TelephonyConfig config) {
    this.keys = new CredentialKeys(config.credentialKeys().orElse(List.of()));
  }

  /** Whether there is a key to seal with. */
  public boolean isReady() {
    return keys.first().isPresent();
  }

  /** Whether something was sealed with the key that seals now. */
  public boolean isCurrent(Sealed sealed) {
    return keys.first().filter(sealed.keyId()::equals).isPresent();
  }

  /** Seals a secret with the first key; only where there {@link #isReady is} one. */
  public Sealed seal(String secret, Place place) {
    String keyId =
        keys.first()
            .orElseThrow(() -> new IllegalStateException(CredentialKeys.SETTING + " is missing"));
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] text = secret.getBytes(StandardCharsets.UTF_8);
    byte[] content = join(nonce, crypt(Cipher.ENCRYPT_MODE, key(keyId), nonce, text, place));
    return new Sealed(keyId, Base64.getEncoder().encodeToString(content));
  }

  /**
   * Opens a secret.
   *
   * @throws IllegalStateException if its key is not configured, or is another one under that id;
   *     says what to do
   */
  public String open(Sealed sealed, Place place) {
    byte[] content = Base64.getDecoder().decode(sealed.content());
    byte[] nonce = Arrays.copyOf(content, NONCE_BYTES);
    byte[] text = Arrays.copyOfRange(content, NONCE_BYTES, content.length);
    return new String(
        crypt(Cipher.DECRYPT_MODE, key(sealed.keyId()), nonce, text, place),
        StandardCharsets.UTF_8);
  }

  private SecretKey key(String id) {
    return keys.of(id)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "carrier credentials are encrypted with the key "
                        + id
                        + ", which is not configured: add it to "
                        + CredentialKeys.SETTING
                        + " again (behind the first one, if that is new)"));
  }

  private static byte[] crypt(int mode, SecretKey key, byte[] nonce, byte[] text, Place place) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.bytes());
      return cipher.doFinal(text);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "carrier credentials of account "
              + place.accountId()
              + " do not open: the key of their id in "
              + CredentialKeys.SETTING
              + " is another one than they were encrypted with. Configure that one",
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private static byte[] join(byte[] head, byte[] tail) {
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }
}
