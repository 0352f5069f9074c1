package dev.ringbridge.core.check;

import static dev.ringbridge.core.check.CampaignCheck.found;
import static dev.ringbridge.core.check.CampaignCheck.stopped;
import static dev.ringbridge.core.check.CheckFinding.error;
import static dev.ringbridge.core.check.CheckFinding.note;
import static dev.ringbridge.core.check.CheckFinding.warning;

import dev.ringbridge.core.call.Broadcast;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a broadcast says what it must, and what it says fits its keys. */
final class BroadcastCheck {
  static final List<Function<CampaignFacts, Optional<CheckFinding>>> RULES =
      List.of(
          BroadcastCheck::messageEmpty,
          BroadcastCheck::optOutMissing,
          BroadcastCheck::keyNotSaid,
          BroadcastCheck::agentsElsewhere,
          BroadcastCheck::nobodyFreeEmpty,
          BroadcastCheck::machinesHearIt);

  private BroadcastCheck() {}

  private static Optional<CheckFinding> messageEmpty(CampaignFacts facts) {
    return found(
        is(facts, broadcast -> broadcast.message().isBlank()),
        error(CheckCode.MESSAGE_EMPTY, "It has no message to say: write one."));
  }

  private static Optional<CheckFinding> optOutMissing(CampaignFacts facts) {
    return stopped(
        facts,
        CheckCode.OPT_OUT_MISSING,
        place -> !place.clearance().withoutOptOut().isEmpty(),
        "are where the law asks for a key to opt out while the message is heard, and the campaign has none");
  }

  private static Optional<CheckFinding> keyNotSaid(CampaignFacts facts) {
    String unsaid =
        Stream.ofNullable(facts.settings().broadcast())
            .flatMap(BroadcastCheck::unsaid)
            .collect(Collectors.joining(" and "));
    return found(
        !unsaid.isEmpty(),
        warning(
            CheckCode.KEY_NOT_SAID,
            "The message does not mention %s: nobody knows what to press.".formatted(unsaid)));
  }

  private static Stream<String> unsaid(Broadcast broadcast) {
    return Stream.of(
            named("the key %s for an agent", broadcast.transferKey(), broadcast),
            named("the key %s to opt out", broadcast.optOutKey(), broadcast))
        .flatMap(Optional::stream);
  }

  private static Optional<String> named(String what, @Nullable String key, Broadcast broadcast) {
    return Optional.ofNullable(key)
        .filter(one -> !broadcast.message().contains(one))
        .map(what::formatted);
  }

  /** A carrier joins calls of its own account only. */
  private static Optional<CheckFinding> agentsElsewhere(CampaignFacts facts) {
    return found(
        facts.agentsElsewhere(),
        error(
            CheckCode.AGENTS_ELSEWHERE,
            "The agents' phones are on an account that hears no keys, and nobody who asks for an agent on another could be put through: nothing is dialed. Prefer an account that hears keys, or leave the key out."));
  }

  private static Optional<CheckFinding> nobodyFreeEmpty(CampaignFacts facts) {
    return found(
        is(facts, one -> one.transferKey() != null && one.nobodyFreeText().isBlank()),
        warning(
            CheckCode.SAFE_HARBOR_EMPTY,
            "Who asks for an agent while none is free would hear nothing: write what is said to them."));
  }

  private static Optional<CheckFinding> machinesHearIt(CampaignFacts facts) {
    return found(
        !facts.settings().detectMachines() && is(facts, Objects::nonNull),
        note(
            CheckCode.MACHINES_NOT_DETECTED,
            "Machines are not looked for: they hear the message that people hear."));
  }

  private static boolean is(CampaignFacts facts, Predicate<Broadcast> what) {
    Broadcast broadcast = facts.settings().broadcast();
    return broadcast != null && what.test(broadcast);
  }
}
