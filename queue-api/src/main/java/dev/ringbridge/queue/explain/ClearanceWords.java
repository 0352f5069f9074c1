package dev.ringbridge.queue.explain;

import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.ConsentScope;
import dev.ringbridge.core.compliance.LegalStanding;
import dev.ringbridge.core.compliance.RegistryRule;
import dev.ringbridge.core.compliance.RulePack;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Consent and official lists in words. */
final class ClearanceWords {
  private ClearanceWords() {}

  static String consented(CallingGrounds campaign, LegalStanding standing) {
    ConsentScope required = campaign.requires();
    if (required != null) {
      return "It consented to " + scope(required) + ", as the campaign requires.";
    }
    return standing.grounds().isEmpty()
        ? "The campaign requires no consent, and none was taken back."
        : "No consent to be called was taken back.";
  }

  static String notConsented(CallingGrounds campaign, LegalStanding standing) {
    ConsentScope required = campaign.requires();
    return standing.revoked() || required == null
        ? "It took back its consent to be called."
        : "The campaign requires consent to " + scope(required) + ", and none is known.";
  }

  static String notListed(CallingGrounds campaign, LegalStanding standing) {
    if (campaign.practice()) {
      return "The campaign practices: no official do-not-call list applies.";
    }
    if (!campaign.consultsRegistries()) {
      return "The campaign is set not to consult official do-not-call lists.";
    }
    return standing.listed()
        ? "It is on an official do-not-call list, and a ground to call it is known."
        : "It is on no official do-not-call list that is here.";
  }

  static String listed() {
    return "It is on an official do-not-call list, and no consent or relationship lets one call it.";
  }

  static String current(CallingGrounds campaign) {
    return campaign.practice() || !campaign.consultsRegistries()
        ? "No official do-not-call list has to be consulted."
        : "Every official do-not-call list that has to be consulted is here and new enough.";
  }

  static String outdated(Clearance clearance, CallingGrounds campaign) {
    return clearance.outdated().stream()
        .map(pack -> outdated(pack, campaign))
        .collect(Collectors.joining(" "));
  }

  private static String outdated(RulePack pack, CallingGrounds campaign) {
    RegistryRule rule = pack.registry();
    String name = rule == null ? "do-not-call list" : rule.name();
    LocalDate data = campaign.registries().get(pack.jurisdiction());
    return data == null
        ? "The %s of %s has to be consulted, and is not here.".formatted(name, pack.name())
        : "The %s of %s is of %s: it may be no older than %d days."
            .formatted(name, pack.name(), data, rule == null ? 0 : rule.mostDays());
  }

  private static String scope(ConsentScope scope) {
    return switch (scope) {
      case CALLS -> "calls";
      case AUTOMATED -> "automated calls";
      case RECORDING -> "being recorded";
      case RELATIONSHIP -> "calls within a business relationship";
    };
  }
}
