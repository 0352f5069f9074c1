package dev.ringbridge.core.compliance;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one jurisdiction asks of calls into it, in one version. Where several apply, as a state's
 * beside its country's, all of them must be kept.
 *
 * @param jurisdiction an ISO 3166 code of a country or of one of its parts: US, US-FL, CA
 * @param version counted up with every change
 * @param name for people
 * @param hours when one may call
 * @param caps how often one may call the same person
 * @param leastRingSeconds a call that is not answered must ring at least so long
 * @param restAfterAbandoned who answered and got nobody is left alone so long by automatic dialing
 * @param sources where each of these stands written
 * @param registry the official do-not-call list that must be consulted; null where none must
 * @param automated what it asks of calls that say a message; null where it asks nothing more
 */
public record RulePack(
    String jurisdiction,
    int version,
    String name,
    CallingHours hours,
    List<AttemptCap> caps,
    int leastRingSeconds,
    Duration restAfterAbandoned,
    List<String> sources,
    @Nullable RegistryRule registry,
    @Nullable AutomatedRule automated) {
  /** What applies where no pack does. */
  public static final String STRICT = "STRICT";

  public RulePack {
    caps = List.copyOf(caps);
    sources = List.copyOf(sources);
  }

  /** A pack without an official list, that asks nothing more of messages. */
  public RulePack(
      String jurisdiction,
      int version,
      String name,
      CallingHours hours,
      List<AttemptCap> caps,
      int leastRingSeconds,
      Duration restAfterAbandoned,
      List<String> sources) {
    this(
        jurisdiction,
        version,
        name,
        hours,
        caps,
        leastRingSeconds,
        restAfterAbandoned,
        sources,
        null,
        null);
  }
}
