package dev.ringbridge.core.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That an official do-not-call list must be consulted before calls into a jurisdiction.
 *
 * @param name what the list is called
 * @param mostDays how many days old its data may be on the day of a call
 * @param exempt the grounds on which a listed number may be called all the same
 * @param sources where this stands written
 */
public record RegistryRule(
    String name, int mostDays, Set<ConsentScope> exempt, List<String> sources) {
  public RegistryRule {
    exempt = Set.copyOf(exempt);
    sources = List.copyOf(sources);
  }

  /**
   * Whether data may be used for calls on a day.
   *
   * @param data the date of the data; null where there is none
   * @param day the date of the call, by the called person's calendar
   */
  public boolean isCurrent(@Nullable LocalDate data, LocalDate day) {
    return data != null && !day.isAfter(data.plusDays(mostDays));
  }

  /** Whether it has nothing to say of a number of this standing. */
  boolean exempts(LegalStanding standing) {
    return standing.grounds().stream().anyMatch(exempt::contains);
  }
}
