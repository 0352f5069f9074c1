package dev.ringbridge.queue.explain;

import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.queue.account.CallingCodes;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.explain.CampaignExplanation.QueueReason;
import dev.ringbridge.queue.explain.CampaignExplanation.QueuedLeads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the leads in a queue by what keeps them there. */
final class QueueCount {
  private final CallingGrounds grounds;
  private final Routing routing;
  private final Instant now;
  private final Map<QueueReason, List<QueuedLeads>> found = new EnumMap<>(QueueReason.class);

  QueueCount(CallingGrounds grounds, Routing routing, Instant now) {
    this.grounds = grounds;
    this.routing = routing;
    this.now = now;
  }

  /**
   * Leads of one place.
   *
   * @param waiting how they wait
   * @param leads how many
   * @param more whether there are more than were counted
   * @param firstDue when the first of them is due
   */
  void take(Place place, Waiting waiting, long leads, boolean more, Instant firstDue) {
    Hours hours = grounds.practice() ? Hours.ALWAYS : place.planning(routing.ringsAgents());
    QueueReason reason = reason(place, waiting, hours);
    boolean timeHelps = reason == QueueReason.DUE || reason == QueueReason.CALLING_HOURS;
    Instant from = firstDue.isAfter(now) ? firstDue : now;
    Instant opens = timeHelps ? hours.opens(from).orElse(null) : null;
    found
        .computeIfAbsent(reason, none -> new ArrayList<>())
        .add(new QueuedLeads(reason, leads, more, opens));
  }

  /** Leads of lists that are paused. */
  void takePaused(long leads) {
    if (leads > 0) {
      found.put(
          QueueReason.LIST_ACTIVE,
          List.of(new QueuedLeads(QueueReason.LIST_ACTIVE, leads, false, null)));
    }
  }

  private QueueReason reason(Place place, Waiting waiting, Hours hours) {
    if (!waiting.fits()) {
      return QueueReason.FITS_FILTER;
    }
    if (!grounds.practice() && !place.isKnown()) {
      return QueueReason.PLACE_KNOWN;
    }
    Optional<QueueReason> unreached = unreached(place);
    if (unreached.isPresent()) {
      return unreached.get();
    }
    Clearance clearance = place.clearance(grounds, now);
    if (!clearance.isClear()) {
      return reason(clearance);
    }
    if (!waiting.spoken()) {
      return QueueReason.LANGUAGE_SPOKEN;
    }
    if (!waiting.due()) {
      return QueueReason.DUE;
    }
    return hours.isOpen(now) ? QueueReason.READY : QueueReason.CALLING_HOURS;
  }

  /** Why no account takes calls to a place, while some account takes calls elsewhere. */
  private Optional<QueueReason> unreached(Place place) {
    Set<String> countries = place.countries();
    if (!routing.isOpen() || routing.reaches(countries, CallingCodes.of(countries))) {
      return Optional.empty();
    }
    return Optional.of(
        routing.of(countries, "+").isPresent()
            ? QueueReason.ACCOUNT_OPEN
            : QueueReason.COUNTRY_ALLOWED);
  }

  private static QueueReason reason(Clearance clearance) {
    if (!clearance.consented()) {
      return QueueReason.CONSENT_GIVEN;
    }
    if (!clearance.withoutOptOut().isEmpty()) {
      return QueueReason.OPT_OUT_OFFERED;
    }
    return clearance.listed() ? QueueReason.NOT_LISTED : QueueReason.REGISTRY_CURRENT;
  }

  /**
   * How leads wait.
   *
   * @param due whether their time has come
   * @param spoken whether an agent of the campaign speaks their language
   * @param fits whether the campaign's filter lets them in
   */
  record Waiting(boolean due, boolean spoken, boolean fits) {}

  /** One count for each reason that there is. */
  List<QueuedLeads> counts() {
    return found.entrySet().stream().map(entry -> sum(entry.getKey(), entry.getValue())).toList();
  }

  private static QueuedLeads sum(QueueReason reason, List<QueuedLeads> parts) {
    @Nullable Instant first =
        parts.stream()
            .map(QueuedLeads::opensAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new QueuedLeads(
        reason,
        parts.stream().mapToLong(QueuedLeads::leads).sum(),
        parts.stream().anyMatch(QueuedLeads::atLeast),
        first);
  }
}
