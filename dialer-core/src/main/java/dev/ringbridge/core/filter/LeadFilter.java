package dev.ringbridge.core.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which leads a campaign dials by itself: those of whom every condition holds, and whoever was
 * promised a call back. The database judges, by queue.unmet: it knows all that is asked about, and
 * there is no second truth.
 *
 * @param conditions none lets everybody in
 */
public record LeadFilter(List<FilterCondition> conditions) {
  /** One that lets everybody in. */
  public static final LeadFilter NONE = new LeadFilter(List.of());

  private static final int MOST_CONDITIONS = 20;
  private static final int MOST_VALUES = 200;
  private static final int LONGEST = 200;

  public LeadFilter {
    conditions = List.copyOf(conditions);
  }

  /** What is wrong with it, in order; nothing where it can be used. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (conditions.size() > MOST_CONDITIONS) {
      faults.add(
          new Fault("conditions", "Size", "Have at most " + MOST_CONDITIONS + " conditions."));
    }
    if (conditions.stream().mapToInt(one -> one.values().size()).sum() > MOST_VALUES) {
      faults.add(
          new Fault("conditions", "Size", "Have at most " + MOST_VALUES + " values in all."));
    }
    IntStream.range(0, conditions.size())
        .forEach(n -> faults.addAll(faults("conditions[" + n + "]", conditions.get(n))));
    return List.copyOf(faults);
  }

  private static List<Fault> faults(String path, FilterCondition condition) {
    return Stream.of(
            columnFaults(path + ".column", condition),
            operatorFaults(path + ".operator", condition),
            countFaults(path + ".values", condition),
            valueFaults(path + ".values", condition))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> columnFaults(String path, FilterCondition condition) {
    String column = condition.column();
    boolean wanted = condition.field() == LeadField.COLUMN;
    if (wanted && (column == null || column.isBlank() || column.length() > LONGEST)) {
      return List.of(
          new Fault(path, "NotNull", "Name a column as the header of the leads' file has it."));
    }
    return !wanted && column != null
        ? List.of(new Fault(path, "Null", "Leave it out, or ask about the field COLUMN."))
        : List.of();
  }

  private static List<Fault> operatorFaults(String path, FilterCondition condition) {
    LeadField field = condition.field();
    if (field.operators().contains(condition.operator())) {
      return List.of();
    }
    String allowed =
        field.operators().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    String message = "Of %s one may ask: %s.".formatted(field.name(), allowed);
    return List.of(new Fault(path, "Operator", message));
  }

  private static List<Fault> countFaults(String path, FilterCondition condition) {
    int most = condition.operator().mostValues();
    int count = condition.values().size();
    if (most == 0) {
      return count == 0
          ? List.of()
          : List.of(new Fault(path, "Size", "Leave them out: this operator compares with none."));
    }
    String wanted = most == 1 ? "one value" : "from 1 to " + most + " values";
    return count >= 1 && count <= most
        ? List.of()
        : List.of(new Fault(path, "Size", "Give " + wanted + "."));
  }

  private static List<Fault> valueFaults(String path, FilterCondition condition) {
    return IntStream.range(0, condition.values().size())
        .filter(n -> !isSound(condition, condition.values().get(n)))
        .mapToObj(n -> new Fault(path + "[" + n + "]", "Value", wanted(condition)))
        .toList();
  }

  private static boolean isSound(FilterCondition condition, String value) {
    if (value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
      return false;
    }
    if (!condition.operator().isLimit()) {
      return condition.field().key(value).isPresent();
    }
    String number = condition.field().isCount() ? "[0-9]{1,4}" : "-?[0-9]{1,15}([.][0-9]{1,9})?";
    return value.strip().matches(number);
  }

  private static String wanted(FilterCondition condition) {
    LeadField field = condition.field();
    if (condition.operator().isLimit()) {
      return field.isCount()
          ? "Write a whole number from 0 to 9999."
          : "Write a number with digits and a point, such as 50 or 12.5.";
    }
    String choices = field.choices().keySet().stream().sorted().collect(Collectors.joining(", "));
    return choices.isEmpty()
        ? "Write from 1 to " + LONGEST + " characters; to ask for nothing there is IS_EMPTY."
        : "Choose from: " + choices.toUpperCase(Locale.ROOT) + ".";
  }

  /**
   * Something wrong with a filter.
   *
   * @param field where, as the API calls it
   * @param constraint the rule it breaks
   * @param message what to do about it
   */
  public record Fault(String field, String constraint, String message) {}
}
