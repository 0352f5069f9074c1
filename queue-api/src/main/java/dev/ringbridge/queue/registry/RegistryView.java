package dev.ringbridge.queue.registry;

import dev.ringbridge.core.compliance.RegistryRule;
import dev.ringbridge.core.compliance.RulePack;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An official list, as it is here or as it is wanted.
 *
 * @param id of this version; null where none is here
 * @param jurisdiction whose it is
 * @param name what it is called
 * @param standing whether calls there may be made by it
 * @param state how far this version has come; null where none is here
 * @param dataDate the date of its data
 * @param ageDays how old that is today
 * @param mostDays how old it may be; null where the law does not want it consulted
 * @param numbers how many it has
 * @param refused how many lines of its file were no numbers
 */
record RegistryView(
    @Nullable UUID id,
    String jurisdiction,
    String name,
    RegistryStanding standing,
    @Nullable RegistryState state,
    @Nullable LocalDate dataDate,
    @Nullable Long ageDays,
    @Nullable Integer mostDays,
    long numbers,
    long refused) {

  /** Whether calls may be made by a list. */
  enum RegistryStanding {
    /** It is here and new enough, or has no age to keep. */
    GOOD,
    /** It is here and too old. */
    TOO_OLD,
    /** It is on its way. */
    COMING,
    /** It is not here. */
    MISSING
  }

  static List<RegistryView> all(List<RulePack> wanted, List<Registry> here, LocalDate today) {
    List<RegistryView> views = new ArrayList<>();
    here.stream()
        .filter(registry -> registry.state() != RegistryState.REPLACED)
        .map(registry -> of(registry, rule(wanted, registry.jurisdiction()), today))
        .forEach(views::add);
    wanted.stream()
        .filter(
            pack -> here.stream().noneMatch(one -> one.jurisdiction().equals(pack.jurisdiction())))
        .map(RegistryView::missing)
        .forEach(views::add);
    return views;
  }

  private static @Nullable RegistryRule rule(List<RulePack> wanted, String jurisdiction) {
    return wanted.stream()
        .filter(pack -> pack.jurisdiction().equals(jurisdiction))
        .findFirst()
        .map(RulePack::registry)
        .orElse(null);
  }

  static RegistryView of(Registry registry, @Nullable RegistryRule rule, LocalDate today) {
    return new RegistryView(
        registry.id(),
        registry.jurisdiction(),
        rule == null ? "Do-not-call list" : rule.name(),
        standing(registry, rule, today),
        registry.state(),
        registry.dataDate(),
        ChronoUnit.DAYS.between(registry.dataDate(), today),
        rule == null ? null : rule.mostDays(),
        registry.numbers(),
        registry.refused());
  }

  private static RegistryStanding standing(
      Registry registry, @Nullable RegistryRule rule, LocalDate today) {
    if (rule != null && !rule.isCurrent(registry.dataDate(), today)) {
      return RegistryStanding.TOO_OLD;
    }
    return registry.state() == RegistryState.CURRENT
        ? RegistryStanding.GOOD
        : RegistryStanding.COMING;
  }

  private static RegistryView missing(RulePack pack) {
    RegistryRule rule = pack.registry();
    return new RegistryView(
        null,
        pack.jurisdiction(),
        rule == null ? "" : rule.name(),
        RegistryStanding.MISSING,
        null,
        null,
        null,
        rule == null ? null : rule.mostDays(),
        0,
        0);
  }
}
