package dev.ringbridge.core.compliance;

import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a campaign may call a number at all, whatever the hour.
 *
 * @param consented whether nobody took a consent back that it needs, and any that it or the law
 *     requires is there
 * @param listed whether an official list forbids it
 * @param outdated the packs whose official list would have to be consulted, and is missing or too
 *     old
 * @param unconsented the packs that ask for a consent to hear a message which is not there
 * @param withoutOptOut the packs that ask for a key to opt out of the message, which has none
 */
public record Clearance(
    boolean consented,
    boolean listed,
    List<RulePack> outdated,
    List<RulePack> unconsented,
    List<RulePack> withoutOptOut) {
  /** Nothing is against it. */
  public static final Clearance CLEAR = new Clearance(true, false, List.of());

  private static final Set<ConsentScope> CONSENTS =
      Set.of(ConsentScope.CALLS, ConsentScope.AUTOMATED);

  public Clearance {
    outdated = List.copyOf(outdated);
    unconsented = List.copyOf(unconsented);
    withoutOptOut = List.copyOf(withoutOptOut);
  }

  /** That of calls that say no message, or in whose places no law speaks of messages. */
  public Clearance(boolean consented, boolean listed, List<RulePack> outdated) {
    this(consented, listed, outdated, List.of(), List.of());
  }

  /**
   * Of numbers of one standing in one place.
   *
   * @param packs what applies there
   * @param zones the clocks they may live by
   */
  public static Clearance of(
      CallingGrounds campaign,
      LegalStanding standing,
      Collection<RulePack> packs,
      Collection<ZoneId> zones,
      Instant now) {
    List<RulePack> unconsented =
        asked(campaign, packs, rule -> !rule.isSatisfiedBy(standing.grounds()));
    boolean consented = isConsented(campaign, standing) && unconsented.isEmpty();
    List<RulePack> withoutOptOut = asked(campaign, packs, rule -> lacksOptOut(rule, campaign));
    if (campaign.practice() || !campaign.consultsRegistries()) {
      return new Clearance(consented, false, List.of(), unconsented, withoutOptOut);
    }
    List<RulePack> consulted = packs.stream().filter(pack -> pack.registry() != null).toList();
    return new Clearance(
        consented,
        standing.listed() && !isExempt(standing, consulted),
        consulted.stream()
            .filter(pack -> isOutdated(pack, campaign, standing, zones, now))
            .toList(),
        unconsented,
        withoutOptOut);
  }

  /** The packs that ask something of the campaign's message which it does not keep. */
  private static List<RulePack> asked(
      CallingGrounds campaign, Collection<RulePack> packs, Predicate<AutomatedRule> broken) {
    boolean talked = campaign.practice() || campaign.saying() == Saying.NOTHING;
    return talked ? List.of() : packs.stream().filter(pack -> breaks(pack, broken)).toList();
  }

  private static boolean breaks(RulePack pack, Predicate<AutomatedRule> broken) {
    AutomatedRule rule = pack.automated();
    return rule != null && broken.test(rule);
  }

  private static boolean lacksOptOut(AutomatedRule rule, CallingGrounds campaign) {
    return rule.optOut() && campaign.saying() == Saying.MESSAGE;
  }

  private static boolean isConsented(CallingGrounds campaign, LegalStanding standing) {
    ConsentScope required = campaign.requires();
    return !standing.revoked() && (required == null || standing.grounds().contains(required));
  }

  /** Of a list that no pack speaks of, only a consent exempts. */
  private static boolean isExempt(LegalStanding standing, List<RulePack> consulted) {
    return consulted.isEmpty()
        ? standing.grounds().stream().anyMatch(CONSENTS::contains)
        : consulted.stream().allMatch(pack -> exempts(pack, standing));
  }

  private static boolean exempts(RulePack pack, LegalStanding standing) {
    RegistryRule rule = pack.registry();
    return rule == null || rule.exempts(standing);
  }

  /** By the calendar of every place that they may be in. */
  private static boolean isOutdated(
      RulePack pack,
      CallingGrounds campaign,
      LegalStanding standing,
      Collection<ZoneId> zones,
      Instant now) {
    RegistryRule rule = pack.registry();
    LocalDate data = campaign.registries().get(pack.jurisdiction());
    return rule != null
        && !rule.exempts(standing)
        && !zones.stream().allMatch(zone -> rule.isCurrent(data, LocalDate.ofInstant(now, zone)));
  }

  /** Whether nothing is against it. */
  public boolean isClear() {
    return consented && !listed && outdated.isEmpty() && withoutOptOut.isEmpty();
  }
}
