package dev.ringbridge.telephony.twilio;

import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.Softphone;
import dev.ringbridge.telephony.credential.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets agents' softphones connect, and knows them again when they do. The token says to the carrier
 * who it is; the connect parameters say to us whose agent that is, under our seal and for as long
 * as the token.
 */
@ApplicationScoped
class VoiceTokens {
  private static final String IDENTITY = "agent_";
  private static final List<String> SEALED = List.of("agent", "organization", "branch", "expires");

  private final TwilioAccounts accounts;
  private final Seal seal;
  private final Clock clock;

  VoiceTokens(TwilioAccounts accounts, Seal seal, Clock clock) {
    this.accounts = accounts;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * A softphone of the account that the agent's organization dials with, if that has one. Another
   * account's would not do: who is called and who talks meet in a room of one account.
   */
  Optional<Softphone> softphone(AgentLine agent, Duration validFor) {
    return accounts
        .inUse(agent.tenancy().organizationId())
        .flatMap(account -> softphone(account, agent, validFor));
  }

  private static boolean serves(TwilioAccount account, Tenancy tenancy) {
    return account.tenancy().organizationId().equals(tenancy.organizationId());
  }

  private Optional<Softphone> softphone(TwilioAccount account, AgentLine agent, Duration validFor) {
    return account
        .key()
        .flatMap(
            key ->
                account
                    .applicationSid()
                    .map(application -> softphone(account, key, application, agent, validFor)));
  }

  private Softphone softphone(
      TwilioAccount account,
      TwilioAccount.ApiKey key,
      String application,
      AgentLine agent,
      Duration validFor) {
    Instant expiresAt = Instant.ofEpochSecond(clock.instant().plus(validFor).getEpochSecond());
    String token =
        new AccessToken.Builder(
                account.accountSid(), key.sid(), key.secret().getBytes(StandardCharsets.UTF_8))
            .identity(identity(agent))
            .ttl((int) validFor.toSeconds())
            .grant(new VoiceGrant().setOutgoingApplicationSid(application))
            .build()
            .toJwt();
    return new Softphone(
        account.softphone().kind(),
        url(account),
        token,
        identity(agent),
        connectParams(agent, expiresAt),
        expiresAt);
  }

  /** Where the carrier's own softphone connects to, it knows by itself. */
  private static @Nullable String url(TwilioAccount account) {
    return account.softphone().url().orElse(null);
  }

  private Map<String, String> connectParams(AgentLine agent, Instant expiresAt) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("agent", agent.agentId().toString());
    params.put("organization", agent.tenancy().organizationId().toString());
    params.put("branch", agent.tenancy().branchId().toString());
    params.put("expires", Long.toString(expiresAt.getEpochSecond()));
    params.put("seal", seal.on(List.copyOf(params.values())));
    return params;
  }

  /** Who an agent is at the carrier: letters, digits and underscores only. */
  private static String identity(AgentLine agent) {
    return IDENTITY + agent.agentId().toString().replace("-", "");
  }

  /**
   * The agent behind a softphone that connects.
   *
   * @param from who the carrier says it is
   * @param params what it said itself
   * @return empty where the two do not fit, or the parameters are not ours or too old
   */
  Optional<AgentLine> agent(TwilioAccount account, String from, Map<String, String> params) {
    List<String> parts = SEALED.stream().map(name -> params.getOrDefault(name, "")).toList();
    if (!seal.isOn(parts, params.getOrDefault("seal", "")) || isExpired(parts.get(3))) {
      return Optional.empty();
    }
    AgentLine agent =
        new AgentLine(
            UUID.fromString(parts.get(0)),
            new Tenancy(UUID.fromString(parts.get(1)), UUID.fromString(parts.get(2))));
    boolean fits = from.equals("client:" + identity(agent)) && serves(account, agent.tenancy());
    return fits ? Optional.of(agent) : Optional.empty();
  }

  private boolean isExpired(String expires) {
    return !clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)));
  }
}
