package dev.ringbridge.queue.explain;

import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.ConsentScope;
import dev.ringbridge.core.compliance.LegalStanding;
import dev.ringbridge.core.compliance.RegistryRule;
import dev.ringbridge.core.compliance.RulePack;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Consent and official lists in words. */
final class ClearanceWords {
  private ClearanceWords() {}

  static String consented(CallingGrounds campaign, LegalStanding standing) {
    ConsentScope required = campaign.requires();
    if (required != null) {
      return "It consented to " + scope(required) + ", as the campaign requires.";
    }
    if (campaign.saying() != Saying.NOTHING && !campaign.practice()) {
      return "It gave the consent to hear a message that the law asks for, where it does.";
    }
    return standing.grounds().isEmpty()
        ? "The campaign requires no consent, and none was taken back."
        : "No consent to be called was taken back.";
  }

  static String notConsented(CallingGrounds campaign, LegalStanding standing, Clearance clearance) {
    if (standing.revoked()) {
      return "It took back its consent to be called.";
    }
    ConsentScope required = campaign.requires();
    return required == null || standing.grounds().contains(required)
        ? "A message is said only to who consented to automated calls, and no such consent is known: the law of "
            + names(clearance.unconsented())
            + "."
        : "The campaign requires consent to " + scope(required) + ", and none is known.";
  }

  static String optOut(CallingGrounds campaign) {
    return switch (campaign.saying()) {
      case NOTHING -> "Somebody talks on its calls: no key to opt out is needed.";
      case MESSAGE -> "No law that applies asks for a key to opt out of the message.";
      case MESSAGE_WITH_OPT_OUT -> "Who hears the message may opt out by a key.";
    };
  }

  static String noOptOut(Clearance clearance) {
    return "The message needs a key to opt out, and the campaign has none: the law of "
        + names(clearance.withoutOptOut())
        + ".";
  }

  private static String names(List<RulePack> packs) {
    return packs.stream().map(RulePack::name).collect(Collectors.joining("; "));
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
