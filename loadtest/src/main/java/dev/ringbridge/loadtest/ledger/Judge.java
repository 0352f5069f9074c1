package dev.ringbridge.loadtest.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Judges a run by the carrier's log and the imported file; the product is only asked how it left
 * its leads and calls.
 */
final class Judge {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration RATE_WINDOW = Duration.ofSeconds(10);
  private static final double PERCENT = 100;

  private final Terms terms;
  private final Witness witness;
  private final Map<String, LeadNow> leads;
  private final Map<String, CallNow> calls;
  private final Map<String, List<CarrierCall>> byNumber;

  /**
   * @param leads by number, as the product left them
   * @param calls by the product's id
   */
  Judge(Terms terms, Witness witness, Map<String, LeadNow> leads, Map<String, CallNow> calls) {
    this.terms = terms;
    this.witness = witness;
    this.leads = leads;
    this.calls = calls;
    this.byNumber = byNumber(witness.calls());
  }

  private static Map<String, List<CarrierCall>> byNumber(Collection<CarrierCall> calls) {
    Map<String, List<CarrierCall>> sorted = new HashMap<>();
    calls.forEach(
        call -> sorted.computeIfAbsent(call.number(), number -> new ArrayList<>(2)).add(call));
    sorted.values().forEach(some -> some.sort(Comparator.comparing(CarrierCall::madeAt)));
    return sorted;
  }

  Judgement judge() {
    return new Judgement(
        witness.calls().size(),
        madeTwice() + unknownToTheProduct(),
        lostLeads(),
        byNumber.values().stream().mapToLong(Judge::overlapping).sum(),
        witness.roomsShared(),
        witness.calls().stream().filter(this::isOutsideHours).count(),
        byNumber.values().stream().mapToLong(this::tooManyOrTooSoon).sum(),
        witness.calls().stream().filter(this::isAcknowledgedAndForgotten).count(),
        witness.calls().stream().filter(call -> !isSettled(call)).count(),
        worstRatePercent());
  }

  private long madeTwice() {
    Map<String, Long> made =
        witness.calls().stream()
            .collect(Collectors.groupingBy(CarrierCall::callId, Collectors.counting()));
    return made.values().stream().mapToLong(times -> times - 1).sum();
  }

  /** A lead that was called more often than the product counted was dialed behind its back. */
  private long unknownToTheProduct() {
    return byNumber.entrySet().stream()
        .mapToLong(
            called -> {
              LeadNow lead = leads.get(called.getKey());
              int counted = lead == null ? 0 : lead.attempts();
              return Math.max(0, called.getValue().size() - counted);
            })
        .sum();
  }

  private long lostLeads() {
    long surplus = leads.keySet().stream().filter(number -> !isImported(number)).count();
    return surplus + terms.numbers().stream().filter(this::isLost).count();
  }

  private boolean isImported(String number) {
    return terms.numbers().contains(number);
  }

  private boolean isLost(String number) {
    LeadNow lead = leads.get(number);
    if (lead == null || lead.isCalling()) {
      return true;
    }
    boolean dialed = byNumber.containsKey(number) || witness.refusedAsInvalid().contains(number);
    return lead.isDone() && !dialed;
  }

  private static long overlapping(List<CarrierCall> calls) {
    long overlaps = 0;
    for (int i = 1; i < calls.size(); i++) {
      Instant over = calls.get(i - 1).endedAt();
      overlaps += over == null || calls.get(i).madeAt().isBefore(over) ? 1 : 0;
    }
    return overlaps;
  }

  private boolean isOutsideHours(CarrierCall call) {
    Instant at = call.initiatedAt();
    return at != null && terms.lawful().contains(call.number()) && !Hours.allow(call.number(), at);
  }

  private long tooManyOrTooSoon(List<CarrierCall> calls) {
    long violations = 0;
    for (int i = 1; i < calls.size(); i++) {
      Instant now = calls.get(i).madeAt();
      Instant over = calls.get(i - 1).endedAt();
      int first = i - terms.callsPerDay();
      boolean tooMany = first >= 0 && calls.get(first).madeAt().plus(DAY).isAfter(now);
      boolean tooSoon = over != null && over.plus(terms.rest()).isAfter(now);
      violations += tooMany || tooSoon ? 1 : 0;
    }
    return violations;
  }

  private boolean isAcknowledgedAndForgotten(CarrierCall call) {
    return call.isEndAcknowledged() && !isSettled(call);
  }

  private boolean isSettled(CarrierCall call) {
    CallNow known = calls.get(call.callId());
    return known != null && known.agreesWith(call.endStatus());
  }

  private double worstRatePercent() {
    List<Instant> sorted = witness.creates().stream().sorted().toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < sorted.size(); last++) {
      while (!sorted.get(first).plus(RATE_WINDOW).isAfter(sorted.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return PERCENT * most / (terms.callsPerSecond() * RATE_WINDOW.toSeconds());
  }
}
