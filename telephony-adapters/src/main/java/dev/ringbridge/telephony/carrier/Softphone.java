package dev.ringbridge.telephony.carrier;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser needs to carry an agent's voice.
 *
 * @param kind which softphone to use
 * @param url where it connects to, null where it knows by itself
 * @param token lets it connect; a secret
 * @param identity who it is at the carrier
 * @param connectParams what it must say when it connects its leg
 * @param expiresAt when the token stops to be valid
 */
public record Softphone(
    String kind,
    @Nullable String url,
    String token,
    String identity,
    Map<String, String> connectParams,
    Instant expiresAt) {
  public Softphone {
    connectParams = Map.copyOf(connectParams);
  }

  @Override
  public String toString() {
    return "Softphone[" + kind + ", " + identity + "]";
  }
}
