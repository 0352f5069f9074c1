package dev.ringbridge.queue.explain;

import dev.ringbridge.core.eligibility.FilterFit;
import dev.ringbridge.core.filter.FilterCondition;
import dev.ringbridge.core.filter.LeadFilter;
import dev.ringbridge.queue.filter.FilterRows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a lead stands to its campaign's filter, in words.
 *
 * @param unmet the condition that it does not meet; empty where it fits
 * @param filtered whether its campaign has a filter
 * @param promised whether it was promised a call back, which no filter holds
 */
record ExplainedFilter(
    FilterFit fit, Optional<FilterCondition> unmet, boolean filtered, boolean promised) {
  /** Beside the lead and its campaign: the columns that {@link #of} reads. */
  static final String COLUMNS = "c.lead_filter, fit.unmet, fit.fits_from, fit.fits_until";

  /** The join that they come from. */
  static final String JOIN =
      """
      cross join lateral queue.fit_of(l, c.lead_filter, (
                     select p.jurisdictions from queue.campaign_patterns p
                      where p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id)) as fit""";

  static ExplainedFilter of(Row row) {
    LeadFilter filter = FilterRows.read(row);
    Integer unmet = row.getInteger("unmet");
    FilterFit fit =
        new FilterFit(
            unmet == null,
            unmet == null ? null : instant(row.getOffsetDateTime("fits_from")),
            instant(row.getOffsetDateTime("fits_until")));
    return new ExplainedFilter(
        fit,
        Optional.ofNullable(unmet).map(n -> filter.conditions().get(n - 1)),
        !filter.conditions().isEmpty(),
        row.getBoolean("callback"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  String holds() {
    if (!filtered) {
      return "Its campaign has no filter.";
    }
    return promised
        ? "It was promised a call back: the campaign's filter does not hold it."
        : "It fits the campaign's filter.";
  }

  String stops() {
    return unmet
        .map(FilterCondition::words)
        .map(words -> "It does not fit the campaign's filter: " + words + " does not hold.")
        .orElse("It does not fit the campaign's filter.");
  }
}
