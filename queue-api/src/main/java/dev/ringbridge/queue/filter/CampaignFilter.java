package dev.ringbridge.queue.filter;

import dev.ringbridge.core.filter.FilterCondition;
import dev.ringbridge.core.filter.FilterOperator;
import dev.ringbridge.core.filter.LeadField;
import dev.ringbridge.core.filter.LeadFilter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of its leads a campaign dials by itself.
 *
 * @param conditions all of them must hold; none lets everybody in
 * @param judging whether leads that wait are still being judged by them; nobody is dialed meanwhile
 *     who does not fit, and who fits now may have to wait for it
 * @param waiting the leads that wait
 * @param fitting those among them that fit, and those that were promised a call back
 * @param columns the columns of the newest leads that have no field of their own
 */
record CampaignFilter(
    List<LeadCondition> conditions,
    boolean judging,
    long waiting,
    long fitting,
    List<String> columns) {

  /**
   * One thing that must hold of a lead.
   *
   * @param column the column that it asks about, as the header of the file has it; with the field
   *     COLUMN only
   * @param values what it compares with: numbers for AT_LEAST and AT_MOST, names for PRIORITY and
   *     TEMPERATURE, ISO 3166 codes for PLACE; none for IS_EMPTY and IS_FILLED
   */
  record LeadCondition(
      @NotNull LeadField field,
      @Nullable @Size(max = 200) String column,
      @NotNull FilterOperator operator,
      @Nullable @Size(max = 200) List<@NotNull @Size(max = 200) String> values) {
    static LeadCondition of(FilterCondition condition) {
      return new LeadCondition(
          condition.field(), condition.column(), condition.operator(), condition.values());
    }

    FilterCondition read() {
      return new FilterCondition(field, column, operator, values == null ? List.of() : values);
    }
  }

  /** The conditions that a campaign has from now on, all of them; none lets everybody in. */
  record NewFilter(@NotNull @Size(max = 20) List<@NotNull @Valid LeadCondition> conditions) {
    LeadFilter read() {
      return new LeadFilter(conditions.stream().map(LeadCondition::read).toList());
    }
  }

  /**
   * Whom conditions would let in.
   *
   * @param waiting the leads that wait
   * @param judged how many of them were looked at: all, or the first hundred thousand
   * @param fitting how many of those fit
   */
  record FilterPreview(long waiting, long judged, long fitting) {}
}
