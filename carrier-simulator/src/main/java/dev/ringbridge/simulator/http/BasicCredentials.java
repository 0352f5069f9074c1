package dev.ringbridge.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who a request says it comes from, by Basic authentication. */
public record BasicCredentials(String user, String password) {
  private static final String SCHEME = "Basic ";

  /** What an Authorization header says, if it says that. */
  public static Optional<BasicCredentials> of(@Nullable String header) {
    if (header == null || !header.startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()));
      String[] pair = new String(decoded, UTF_8).split(":", 2);
      return pair.length < 2
          ? Optional.empty()
          : Optional.of(new BasicCredentials(pair[0], pair[1]));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** The user alone. */
  @Override
  public String toString() {
    return "BasicCredentials[" + user + "]";
  }
}
