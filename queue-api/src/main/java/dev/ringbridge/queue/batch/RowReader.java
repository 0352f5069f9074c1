package dev.ringbridge.queue.batch;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.queue.batch.Columns.Field;
import dev.ringbridge.queue.batch.LeadRow.Bad;
import dev.ringbridge.queue.batch.LeadRow.Details;
import dev.ringbridge.queue.batch.LeadRow.Good;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the values of a row into a lead, or names the first rule that it breaks. */
final class RowReader {
  private static final int LONGEST_VALUE = 2_000;
  private static final int LONGEST_CONTENT = 500;
  private static final int HIGHEST_SCORE = 100;
  private static final char NOT_UTF_8 = '\uFFFD';

  private final Columns columns;
  private final PhoneReader phones;
  private final List<Function<String[], @Nullable RowRefusal>> rules =
      List.of(
          this::columnCount,
          this::readable,
          this::length,
          this::phone,
          this::priority,
          this::score,
          this::consent);

  RowReader(Columns columns, PhoneReader phones) {
    this.columns = columns;
    this.phones = phones;
  }

  LeadRow read(int number, String[] values) {
    for (Function<String[], @Nullable RowRefusal> rule : rules) {
      RowRefusal refusal = rule.apply(values);
      if (refusal != null) {
        return new Bad(number, refusal, content(values));
      }
    }
    return phones
        .read(columns.get(Field.PHONE, values))
        .<LeadRow>map(phone -> good(number, phone, values))
        .orElseGet(() -> new Bad(number, RowRefusal.PHONE_IMPOSSIBLE, content(values)));
  }

  private Good good(int number, PhoneNumber phone, String[] values) {
    List<OtherPhone> others = OtherPhones.read(phones, phone, columns.otherPhones(values));
    return new Good(number, phone, others, details(values), content(values));
  }

  private @Nullable RowRefusal columnCount(String[] values) {
    boolean more =
        values.length > columns.count()
            && Arrays.stream(values).skip(columns.count()).anyMatch(v -> !v.isBlank());
    return more ? RowRefusal.TOO_MANY_COLUMNS : null;
  }

  private @Nullable RowRefusal readable(String[] values) {
    return Arrays.stream(values).anyMatch(value -> value.indexOf(NOT_UTF_8) >= 0)
        ? RowRefusal.UNREADABLE
        : null;
  }

  private @Nullable RowRefusal length(String[] values) {
    return Arrays.stream(values).anyMatch(value -> value.length() > LONGEST_VALUE)
        ? RowRefusal.VALUE_TOO_LONG
        : null;
  }

  private @Nullable RowRefusal phone(String[] values) {
    String phone = columns.get(Field.PHONE, values);
    if (phone.isEmpty()) {
      return RowRefusal.PHONE_MISSING;
    }
    return PhoneReader.isScientific(phone) ? RowRefusal.PHONE_SCIENTIFIC : null;
  }

  private @Nullable RowRefusal priority(String[] values) {
    return readPriority(values).isPresent() ? null : RowRefusal.PRIORITY_UNKNOWN;
  }

  private @Nullable RowRefusal score(String[] values) {
    String score = columns.get(Field.SCORE, values);
    boolean fits =
        score.isEmpty()
            || (score.matches("[0-9]{1,3}") && Integer.parseInt(score) <= HIGHEST_SCORE);
    return fits ? null : RowRefusal.SCORE_INVALID;
  }

  private @Nullable RowRefusal consent(String[] values) {
    boolean none = RowConsent.isNone(columns.get(Field.CONSENT, values));
    return none || readConsent(values).isPresent() ? null : RowRefusal.CONSENT_INVALID;
  }

  private Optional<RowConsent> readConsent(String[] values) {
    return RowConsent.read(
        columns.get(Field.CONSENT, values),
        columns.get(Field.CONSENT_SOURCE, values),
        columns.get(Field.CONSENT_AT, values));
  }

  private Optional<Priority> readPriority(String[] values) {
    String said = columns.get(Field.PRIORITY, values).toUpperCase(Locale.ROOT);
    if (said.isEmpty()) {
      return Optional.of(Priority.MEDIUM);
    }
    return Arrays.stream(Priority.values())
        .filter(priority -> priority.name().equals(said))
        .findFirst();
  }

  private Details details(String[] values) {
    String score = columns.get(Field.SCORE, values);
    return new Details(
        name(values),
        columns.get(Field.EMAIL, values),
        columns.get(Field.LANGUAGE, values),
        columns.get(Field.SOURCE, values),
        columns.get(Field.EXTERNAL_ID, values),
        score.isEmpty() ? null : Integer.valueOf(score),
        readPriority(values).orElse(Priority.MEDIUM),
        columns.get(Field.REGION, values),
        readConsent(values).orElse(null),
        columns.others(values));
  }

  private String name(String[] values) {
    String name = columns.get(Field.NAME, values);
    String first = columns.get(Field.FIRST_NAME, values);
    String last = columns.get(Field.LAST_NAME, values);
    return name.isEmpty() ? (first + " " + last).strip() : name;
  }

  /** The row as the uploader recognizes it. */
  private static String content(String[] values) {
    String joined = String.join(" | ", values).replace('\0', ' ').replaceAll("\\s+", " ");
    return joined.length() <= LONGEST_CONTENT ? joined : joined.substring(0, LONGEST_CONTENT) + "…";
  }
}
