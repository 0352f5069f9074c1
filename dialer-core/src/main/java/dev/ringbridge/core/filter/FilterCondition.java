package dev.ringbridge.core.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must hold of a lead.
 *
 * @param column the header of the column that it asks about; null where the field is another
 * @param values what it compares with, as somebody wrote it
 */
public record FilterCondition(
    LeadField field, @Nullable String column, FilterOperator operator, List<String> values) {
  /** More are counted and not told. */
  private static final int TOLD = 5;

  public FilterCondition {
    values = List.copyOf(values);
  }

  /** What is compared with a lead's own, in place of the values. */
  public List<String> keys() {
    return values.stream().flatMap(value -> field.key(value).stream()).toList();
  }

  /** The condition as people say it. */
  public String words() {
    String subject = column == null ? field.words() : "“" + column + "”";
    String said = values.stream().limit(TOLD).collect(Collectors.joining(", "));
    String more = values.size() > TOLD ? " and " + (values.size() - TOLD) + " more" : "";
    return (subject + " " + operator.words() + " " + said + more).strip();
  }
}
