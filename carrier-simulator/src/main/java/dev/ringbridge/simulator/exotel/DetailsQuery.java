package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.connect.Ist;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which calls a list is asked for: sids, numbers, a status, a span of creation. */
record DetailsQuery(ExotelRequest request) {
  private static final int STANDARD_SIZE = 50;
  private static final int LARGEST_SIZE = 100;

  /** Whether every parameter can be read. */
  boolean isValid() {
    return request.param("PageSize").map(DetailsQuery::isSize).orElse(true)
        && bounds().stream().allMatch(DetailsQuery::isBound)
        && Set.of("DateCreated:asc", "DateCreated:desc").contains(sort());
  }

  int pageSize() {
    return request.param("PageSize").map(Integer::parseInt).orElse(STANDARD_SIZE);
  }

  boolean oldestFirst() {
    return sort().endsWith(":asc");
  }

  boolean matches(CallRecord call) {
    return isOneOf("Sid", call.sid())
        && isNumberOf("To", call.to().orElse(""))
        && isNumberOf("From", call.from())
        && isOneOf("Status", call.status().wireName())
        && bounds().stream().allMatch(bound -> isWithin(bound, call.moments().created()));
  }

  private boolean isOneOf(String name, String value) {
    return request.param(name).map(all -> split(all, ",").contains(value)).orElse(true);
  }

  private boolean isNumberOf(String name, String address) {
    return request
        .param(name)
        .map(all -> split(all, ",").stream().anyMatch(one -> isSame(one, address)))
        .orElse(true);
  }

  private static boolean isSame(String written, String address) {
    return written.equals(address) || ExotelNumber.read(written).equals(Optional.of(address));
  }

  private List<String> bounds() {
    return request.param("DateCreated").map(text -> split(text, ";")).orElse(List.of());
  }

  private static boolean isBound(String bound) {
    boolean known = bound.startsWith("gte:") || bound.startsWith("lte:");
    return known && Ist.read(bound.substring("gte:".length())).isPresent();
  }

  /** Times in the list have whole seconds, and so has the comparison. */
  private static boolean isWithin(String bound, Instant created) {
    Instant edge = Ist.read(bound.substring("gte:".length())).orElse(created);
    return bound.startsWith("gte:")
        ? created.getEpochSecond() >= edge.getEpochSecond()
        : created.getEpochSecond() <= edge.getEpochSecond();
  }

  private String sort() {
    return request.param("SortBy").orElse("DateCreated:desc");
  }

  private static boolean isSize(String text) {
    return text.matches("[0-9]{1,4}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= LARGEST_SIZE;
  }

  private static List<String> split(String text, String separator) {
    return Arrays.asList(text.split(separator, -1));
  }
}
