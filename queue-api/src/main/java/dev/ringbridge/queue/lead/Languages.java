package dev.ringbridge.queue.lead;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Languages as leads and agents have them: the words of lead files, whatever their case. */
public final class Languages {
  private static final Pattern COMMA = Pattern.compile(",");

  private Languages() {}

  /** A language as it is compared; null where there is none. */
  public static @Nullable String normal(@Nullable String language) {
    String normal = language == null ? "" : language.strip().toLowerCase(Locale.ROOT);
    return normal.isEmpty() ? null : normal;
  }

  /** The same of many, each once, in their order. */
  public static List<String> normal(Collection<String> languages) {
    return languages.stream().map(Languages::normal).filter(Objects::nonNull).distinct().toList();
  }

  /** What {@link InOneColumn} wrote. */
  static List<String> read(String column) {
    return column.isEmpty() ? List.of() : List.of(COMMA.split(column, -1));
  }

  /** Languages in one column, commas between: none has one. */
  @Converter
  public static class InOneColumn implements AttributeConverter<List<String>, String> {
    @Override
    public String convertToDatabaseColumn(List<String> languages) {
      return String.join(",", languages);
    }

    @Override
    public List<String> convertToEntityAttribute(String column) {
      return read(column);
    }
  }
}
