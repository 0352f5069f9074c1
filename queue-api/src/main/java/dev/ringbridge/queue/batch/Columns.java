package dev.ringbridge.queue.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the columns of a file mean, by the names in its header. */
final class Columns {
  private static final Map<String, Field> NAMES = names();

  /** phone2, mobile_3, alternate_phone, Home Phone, alt number 2 and the like. */
  private static final Pattern OTHER_PHONE =
      Pattern.compile(
          "(phone|phonenumber|phoneno|mobile|mobilenumber|mobileno|telephone|tel|number|cell)[2-9]"
              + "|(alternate|alternative|alt|other|second|secondary|third|home|work|office|landline)"
              + "(phone|phonenumber|phoneno|mobile|mobilenumber|mobileno|telephone|tel|number|cell|contact)[1-9]?");

  private final List<String> header;
  private final Map<Field, Integer> places = new HashMap<>();
  private final List<Integer> otherPhones = new ArrayList<>();

  private Columns(List<String> header) {
    this.header = header;
  }

  static Columns of(String[] headerRow) throws FileRefusal {
    Columns columns = new Columns(List.of(headerRow).stream().map(String::strip).toList());
    for (int place = 0; place < columns.header.size(); place++) {
      columns.learn(columns.header.get(place), place);
    }
    if (!columns.places.containsKey(Field.PHONE)) {
      throw FileRefusal.noPhoneColumn(String.join(", ", columns.header));
    }
    return columns;
  }

  /** Columns whose names are fields, each once. */
  static Columns known(List<String> names) {
    try {
      return of(names.toArray(String[]::new));
    } catch (FileRefusal e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void learn(String name, int place) throws FileRefusal {
    if (OTHER_PHONE.matcher(normal(name)).matches()) {
      otherPhones.add(place);
      return;
    }
    Optional<Field> field = Optional.ofNullable(NAMES.get(normal(name)));
    if (field.isPresent() && places.putIfAbsent(field.get(), place) != null) {
      throw FileRefusal.sameColumnTwice(name);
    }
  }

  int count() {
    return header.size();
  }

  /** The value of a field in a row, empty where the file or the row has none. */
  String get(Field field, String[] row) {
    Integer place = places.get(field);
    return place == null || place >= row.length ? "" : row[place].strip();
  }

  /** The other numbers of a row, each by the name of its column. */
  Map<String, String> otherPhones(String[] row) {
    Map<String, String> phones = new LinkedHashMap<>();
    for (int place : otherPhones) {
      if (place < row.length && !row[place].isBlank()) {
        String name = header.get(place);
        phones.put(phones.containsKey(name) ? name + " " + (place + 1) : name, row[place].strip());
      }
    }
    return phones;
  }

  /** The values of the columns that have no field. */
  Map<String, String> others(String[] row) {
    Map<String, String> others = new HashMap<>();
    List<Integer> known = new ArrayList<>(places.values());
    known.addAll(otherPhones);
    for (int place = 0; place < Math.min(row.length, header.size()); place++) {
      if (!known.contains(place) && !row[place].isBlank() && !header.get(place).isEmpty()) {
        others.put(header.get(place), row[place].strip());
      }
    }
    return others;
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Map<String, Field> names() {
    Map<String, Field> names = new HashMap<>();
    for (Field field : Field.values()) {
      field.names().forEach(name -> names.put(name, field));
    }
    return Map.copyOf(names);
  }

  /** The fields of a lead, with the names that headers give them. */
  enum Field {
    PHONE(
        "phone phonenumber phoneno mobile mobilenumber mobileno telephone tel number msisdn cell"),
    NAME("name fullname customername leadname studentname"),
    FIRST_NAME("firstname givenname"),
    LAST_NAME("lastname surname familyname"),
    EMAIL("email emailaddress mail"),
    LANGUAGE("language lang"),
    SOURCE("source leadsource"),
    EXTERNAL_ID("externalid id leadid crmid reference"),
    SCORE("score leadscore"),
    PRIORITY("priority"),
    REGION("state region province stateprovince"),
    CONSENT("consent consentscope optin"),
    CONSENT_SOURCE("consentsource optinsource"),
    CONSENT_AT("consentat consentdate optindate");

    private final String names;

    Field(String names) {
      this.names = names;
    }

    private Stream<String> names() {
      return Pattern.compile(" ").splitAsStream(names);
    }
  }
}
