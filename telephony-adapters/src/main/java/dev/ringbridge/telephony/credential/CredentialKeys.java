package dev.ringbridge.telephony.credential;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The configured keys, each as {@code id:key} with a key of 32 bytes in Base64. The first encrypts;
 * the others only open what was encrypted with them before.
 */
final class CredentialKeys {
  static final String SETTING = "ringbridge.telephony.credential-keys";

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/_-]+=*)");
  private static final int BYTES = 32;

  private final Map<String, SecretKey> keys = new LinkedHashMap<>();

  /**
   * @throws IllegalStateException if one of them cannot be a key; says which and what to do
   */
  CredentialKeys(List<String> configured) {
    for (int i = 0; i < configured.size(); i++) {
      add(i + 1, configured.get(i).strip());
    }
  }

  private void add(int place, String entry) {
    Matcher parts = FORM.matcher(entry);
    byte[] bytes = parts.matches() ? decoded(parts.group(2)) : new byte[0];
    if (bytes.length != BYTES) {
      throw new IllegalStateException(
          SETTING
              + ": entry "
              + place
              + " is no key. Write id:key, with a key of 32 bytes in Base64; openssl rand -base64 32 makes one");
    }
    if (keys.put(parts.group(1), new SecretKeySpec(bytes, "AES")) != null) {
      throw new IllegalStateException(
          SETTING + ": two keys are called " + parts.group(1) + ". Give each an id of its own");
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** The id of the key that encrypts; empty where no key is configured. */
  Optional<String> first() {
    return keys.keySet().stream().findFirst();
  }

  /** A key by its id. */
  Optional<SecretKey> of(String id) {
    return Optional.ofNullable(keys.get(id));
  }
}
