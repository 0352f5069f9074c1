package dev.ringbridge.telephony.credential;

/**
 * A secret as it is stored.
 *
 * @param keyId which key opens it
 * @param content the nonce, then what was encrypted with its tag; in Base64
 */
public record Sealed(String keyId, String content) {
  /** Its key alone. */
  @Override
  public String toString() {
    return "Sealed[" + keyId + "]";
  }
}
