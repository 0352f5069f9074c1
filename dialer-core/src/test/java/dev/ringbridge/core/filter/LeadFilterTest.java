package dev.ringbridge.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ringbridge.core.filter.LeadFilter.Fault;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LeadFilterTest {
  static Stream<FilterCondition> sound() {
    return Stream.of(
        condition(LeadField.SOURCE, FilterOperator.IS_ONE_OF, "web", "fair"),
        condition(LeadField.LANGUAGE, FilterOperator.IS_NOT_ONE_OF, "en"),
        condition(LeadField.REGION, FilterOperator.IS_EMPTY),
        condition(LeadField.PLACE, FilterOperator.IS_ONE_OF, "US-FL"),
        condition(LeadField.PRIORITY, FilterOperator.IS_ONE_OF, "high", "URGENT"),
        condition(LeadField.TEMPERATURE, FilterOperator.IS_NOT_ONE_OF, "cold"),
        condition(LeadField.SCORE, FilterOperator.AT_LEAST, "12.5"),
        condition(LeadField.SCORE, FilterOperator.IS_FILLED),
        condition(LeadField.ATTEMPTS, FilterOperator.AT_MOST, "0"),
        condition(LeadField.AGE_DAYS, FilterOperator.AT_LEAST, "30"),
        column("City", FilterOperator.IS_ONE_OF, "Miami"),
        column("Income", FilterOperator.AT_MOST, "-5"));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void soundConditionHasNoFault(FilterCondition condition) {
    assertThat(new LeadFilter(List.of(condition)).faults()).isEmpty();
  }

  static Stream<Arguments> unsound() {
    return Stream.of(
        fault(condition(LeadField.SOURCE, FilterOperator.AT_LEAST, "5"), "operator", "Operator"),
        fault(condition(LeadField.SCORE, FilterOperator.IS_ONE_OF, "5"), "operator", "Operator"),
        fault(condition(LeadField.ATTEMPTS, FilterOperator.IS_EMPTY), "operator", "Operator"),
        fault(condition(LeadField.PRIORITY, FilterOperator.AT_MOST, "1"), "operator", "Operator"),
        fault(condition(LeadField.SOURCE, FilterOperator.IS_ONE_OF), "values", "Size"),
        fault(condition(LeadField.SCORE, FilterOperator.AT_LEAST, "1", "2"), "values", "Size"),
        fault(condition(LeadField.SOURCE, FilterOperator.IS_EMPTY, "web"), "values", "Size"),
        fault(condition(LeadField.SOURCE, FilterOperator.IS_ONE_OF, " "), "values[0]", "Value"),
        fault(
            condition(LeadField.SOURCE, FilterOperator.IS_ONE_OF, "a", "b".repeat(201)),
            "values[1]",
            "Value"),
        fault(condition(LeadField.SOURCE, FilterOperator.IS_ONE_OF, "\0"), "values[0]", "Value"),
        fault(condition(LeadField.SCORE, FilterOperator.AT_LEAST, "much"), "values[0]", "Value"),
        fault(condition(LeadField.AGE_DAYS, FilterOperator.AT_MOST, "1.5"), "values[0]", "Value"),
        fault(condition(LeadField.ATTEMPTS, FilterOperator.AT_LEAST, "-1"), "values[0]", "Value"),
        fault(condition(LeadField.PRIORITY, FilterOperator.IS_ONE_OF, "top"), "values[0]", "Value"),
        fault(column(null, FilterOperator.IS_EMPTY), "column", "NotNull"),
        fault(column(" ", FilterOperator.IS_EMPTY), "column", "NotNull"),
        fault(
            new FilterCondition(LeadField.SOURCE, "City", FilterOperator.IS_EMPTY, List.of()),
            "column",
            "Null"));
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void unsoundConditionIsRefusedWhereItIsWrong(
      FilterCondition condition, String field, String constraint) {
    List<FilterCondition> conditions =
        List.of(condition(LeadField.SOURCE, FilterOperator.IS_FILLED), condition);

    assertThat(new LeadFilter(conditions).faults())
        .extracting(Fault::field, Fault::constraint)
        .containsExactly(tuple("conditions[1]." + field, constraint));
  }

  @Test
  void wrongOperatorNamesTheRightOnes() {
    FilterCondition wrong = condition(LeadField.SCORE, FilterOperator.IS_ONE_OF, "5");

    assertThat(new LeadFilter(List.of(wrong)).faults())
        .extracting(Fault::message)
        .containsExactly("Of SCORE one may ask: AT_LEAST, AT_MOST, IS_EMPTY, IS_FILLED.");
  }

  @Test
  void moreThanTwentyConditionsAreTooMany() {
    FilterCondition one = condition(LeadField.SOURCE, FilterOperator.IS_FILLED);

    assertThat(new LeadFilter(Collections.nCopies(20, one)).faults()).isEmpty();
    assertThat(new LeadFilter(Collections.nCopies(21, one)).faults())
        .extracting(Fault::field)
        .containsExactly("conditions");
  }

  @Test
  void moreThanTwoHundredValuesInAllAreTooMany() {
    assertThat(new LeadFilter(List.of(many(150), many(50))).faults()).isEmpty();
    assertThat(new LeadFilter(List.of(many(150), many(51))).faults())
        .extracting(Fault::field, Fault::message)
        .containsExactly(tuple("conditions", "Have at most 200 values in all."));
  }

  @Test
  void conditionIsSaidInWords() {
    assertThat(condition(LeadField.SCORE, FilterOperator.AT_LEAST, "50").words())
        .isEqualTo("score is at least 50");
    assertThat(column("City", FilterOperator.IS_FILLED).words()).isEqualTo("“City” is filled");
    assertThat(many(8).words()).isEqualTo("source is one of v0, v1, v2, v3, v4 and 3 more");
  }

  @Test
  void choicesAreComparedByTheirRanks() {
    assertThat(condition(LeadField.PRIORITY, FilterOperator.IS_ONE_OF, "high", "Low").keys())
        .containsExactly("1", "3");
    assertThat(condition(LeadField.TEMPERATURE, FilterOperator.IS_ONE_OF, "HOT").keys())
        .containsExactly("0");
  }

  private static Arguments fault(FilterCondition condition, String field, String constraint) {
    return Arguments.of(condition, field, constraint);
  }

  private static FilterCondition many(int values) {
    List<String> all = Stream.iterate(0, n -> n + 1).limit(values).map(n -> "v" + n).toList();
    return new FilterCondition(LeadField.SOURCE, null, FilterOperator.IS_ONE_OF, all);
  }

  private static FilterCondition condition(
      LeadField field, FilterOperator operator, String... values) {
    return new FilterCondition(field, null, operator, List.of(values));
  }

  private static FilterCondition column(
      @Nullable String name, FilterOperator operator, String... values) {
    return new FilterCondition(LeadField.COLUMN, name, operator, List.of(values));
  }
}
