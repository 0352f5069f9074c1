package dev.ringbridge.queue.batch;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.lead.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the numbers that a row says beside the first: none of them refuses the row. */
final class OtherPhones {
  private OtherPhones() {}

  /**
   * The others, in their order; one that is said twice counts once.
   *
   * @param said as the columns say them, by their names
   */
  static List<OtherPhone> read(PhoneReader phones, PhoneNumber first, Map<String, String> said) {
    Set<PhoneNumber> known = new HashSet<>(Set.of(first));
    List<OtherPhone> others = new ArrayList<>();
    said.forEach((column, text) -> others.addAll(read(phones, column, text, known)));
    return List.copyOf(others);
  }

  private static List<OtherPhone> read(
      PhoneReader phones, String column, String text, Set<PhoneNumber> known) {
    if (PhoneReader.isScientific(text)) {
      return List.of(OtherPhone.leftOut(column, "lost its last digits in a spreadsheet"));
    }
    Optional<PhoneNumber> number = phones.read(text);
    if (number.isEmpty()) {
      return List.of(OtherPhone.leftOut(column, "no number that can exist"));
    }
    if (known.contains(number.get())) {
      return List.of();
    }
    if (known.size() == Numbers.MOST) {
      return List.of(OtherPhone.leftOut(column, "more than " + Numbers.MOST + " numbers"));
    }
    known.add(number.get());
    return List.of(OtherPhone.taken(column, number.get()));
  }
}
