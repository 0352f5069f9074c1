package dev.ringbridge.core.compliance;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;

/**
 * Where a person may be, by everything that is known of them. A number is no proof of place, so all
 * of it counts.
 *
 * @param jurisdictions ISO 3166 codes of countries and their parts
 * @param zones the clocks they may live by; none known is never called
 */
public record Whereabouts(Set<String> jurisdictions, Set<ZoneId> zones) {
  /** Nothing is known. */
  public static final Whereabouts UNKNOWN = new Whereabouts(Set.of(), Set.of());

  public Whereabouts {
    jurisdictions = Set.copyOf(jurisdictions);
    zones = Set.copyOf(zones);
  }

  /** When they may be called by these packs. */
  public Hours hours(Collection<RulePack> packs) {
    return zones.isEmpty() ? Hours.NEVER : Hours.of(packs, zones);
  }
}
