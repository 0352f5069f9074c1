package dev.ringbridge.telephony;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/** One carrier account. Its secrets stay in memory: no table, topic or log has them. */
public interface AccountSettings {
  /** Its id; without one it is derived from the organization and the account sid. */
  Optional<UUID> id();

  /** The organization it belongs to. */
  UUID organizationId();

  /** The branch it belongs to. */
  UUID branchId();

  /** Which carrier it is with. */
  String kind();

  /** The account's public name at the carrier. */
  String accountSid();

  /** The secret that signs the carrier's webhooks. */
  String authToken();

  /** The API key requests are made with; the account itself where it is missing. */
  Optional<String> apiKeySid();

  /** The API key's secret, which also signs softphone tokens. */
  Optional<String> apiKeySecret();

  /** The carrier's application that softphones connect to. */
  Optional<String> applicationSid();

  /** Where the carrier's API is, if not at its public address. */
  Optional<URI> apiUrl();

  /**
   * Whether it calls nobody real: campaigns that practice dial through such accounts only, and keep
   * no calling hours. Not so where it is left out.
   */
  Optional<Boolean> simulated();

  /** What the browser's softphone is to be: the carrier's own or a simulated one. */
  Optional<String> softphoneKind();

  /** Where the browser's softphone connects to, if not where it does by itself. */
  Optional<String> softphoneUrl();

  /** How many calls a second it may place; one, if it is not said. */
  OptionalDouble callsPerSecond();

  /** The numbers it may call from, in E.164 form. */
  List<String> callerIds();

  /** ISO 3166 codes of the countries it may call; all others are refused. */
  Set<String> countries();
}
