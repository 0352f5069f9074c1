package dev.ringbridge.telephony.credential;

import dev.ringbridge.telephony.TelephonyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Our own mark on what comes back to us through a carrier or a browser: 128 bits of an HMAC-SHA256,
 * in characters that no URL has to encode.
 */
@ApplicationScoped
public class Seal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final byte[] secret;

  /** Seals with the configured secret. */
  @Inject
  public Seal(TelephonyConfig config) {
    this(config.callbackSecret().orElse(""));
  }

  /** Seals with this secret; with an empty one nothing can be sealed. */
  public Seal(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** The mark on these parts, in this order. */
  public String on(List<String> parts) {
    if (secret.length == 0) {
      throw new IllegalStateException("ringbridge.telephony.callback-secret is missing");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] code = mac.doFinal(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this is our mark on these parts. */
  public boolean isOn(List<String> parts, String mark) {
    return secret.length > 0
        && MessageDigest.isEqual(
            on(parts).getBytes(StandardCharsets.UTF_8), mark.getBytes(StandardCharsets.UTF_8));
  }
}
