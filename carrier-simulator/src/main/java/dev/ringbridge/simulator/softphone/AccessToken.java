package dev.ringbridge.simulator.softphone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ringbridge.simulator.SimulatedAccount;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Judges access tokens: JSON Web Tokens of the carrier's own kind, signed with an API key. */
sealed interface AccessToken {
  /** The carrier's code for a token that is no good. */
  int INVALID = 20101;

  /** The carrier's code for one that was. */
  int EXPIRED = 20104;

  /**
   * A good token.
   *
   * @param takesCalls whether it may be called
   * @param voiceUrl where its outgoing application is asked; empty if it grants no calls
   */
  record Granted(
      SimulatedAccount account,
      String identity,
      boolean takesCalls,
      String applicationSid,
      Optional<String> voiceUrl)
      implements AccessToken {}

  /** No good token. */
  record Denied(int code, String message) implements AccessToken {}

  /**
   * Judges a token.
   *
   * @param keys finds the account of an API key
   */
  static AccessToken judge(
      String token, Function<String, Optional<SimulatedAccount>> keys, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return invalid("not a JSON Web Token");
    }
    JsonNode header = json(parts[0]);
    JsonNode payload = json(parts[1]);
    Optional<SimulatedAccount> account = keys.apply(payload.path("iss").asText());
    if (account.isEmpty()
        || !header.path("alg").asText().equals("HS256")
        || !isSigned(parts, account.get().apiKeySecret())) {
      return invalid("wrong issuer, algorithm or signature");
    }
    return claims(header, payload, account.get(), now);
  }

  private static AccessToken claims(
      JsonNode header, JsonNode payload, SimulatedAccount account, Instant now) {
    if (!header.path("cty").asText().equals("twilio-fpa;v=1")
        || !payload.path("sub").asText().equals(account.accountSid())) {
      return invalid("not an access token of this account");
    }
    if (payload.path("exp").asLong() <= now.getEpochSecond()) {
      return new Denied(EXPIRED, "Access Token expired or expiration date invalid");
    }
    if (payload.path("nbf").asLong(0) > now.getEpochSecond()) {
      return invalid("not valid yet");
    }
    JsonNode grants = payload.path("grants");
    String identity = grants.path("identity").asText();
    String application = grants.path("voice").path("outgoing").path("application_sid").asText();
    boolean takesCalls = grants.path("voice").path("incoming").path("allow").asBoolean();
    Optional<String> url = Optional.ofNullable(account.applications().get(application));
    return identity.isEmpty() || !grants.has("voice")
        ? invalid("no identity or no voice grant")
        : new Granted(account, identity, takesCalls, application, url);
  }

  private static Denied invalid(String why) {
    return new Denied(INVALID, "Invalid Access Token: " + why);
  }

  private static JsonNode json(String part) {
    try {
      return new JsonMapper().readTree(Base64.getUrlDecoder().decode(part));
    } catch (IOException | IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }

  private static boolean isSigned(String[] parts, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] expected = mac.doFinal((parts[0] + "." + parts[1]).getBytes(UTF_8));
      return MessageDigest.isEqual(expected, Base64.getUrlDecoder().decode(parts[2]));
    } catch (IllegalArgumentException badBase64) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
