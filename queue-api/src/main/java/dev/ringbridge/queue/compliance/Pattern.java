package dev.ringbridge.queue.compliance;

import dev.ringbridge.core.compliance.Whereabouts;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A place that many leads may be in. The queue keeps them apart by it, so that a claim looks only
 * at those who may be called now.
 *
 * @param id follows from the place, so that whoever meets it first may write it down
 * @param whereabouts the place
 */
public record Pattern(UUID id, Whereabouts whereabouts) {
  /** Of leads of whom nothing is known. */
  static final UUID NOWHERE = new UUID(0, 0);

  /** The pattern of a place. */
  public static Pattern of(Whereabouts whereabouts) {
    boolean unknown = whereabouts.equals(Whereabouts.UNKNOWN);
    return new Pattern(unknown ? NOWHERE : id(whereabouts), whereabouts);
  }

  private static UUID id(Whereabouts whereabouts) {
    String text =
        String.join(",", jurisdictions(whereabouts)) + "|" + String.join(",", zones(whereabouts));
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its jurisdictions, in order. */
  public List<String> jurisdictions() {
    return jurisdictions(whereabouts);
  }

  /** The countries it may be in, as ISO 3166 codes; none where nobody knows. */
  public Set<String> countries() {
    return whereabouts.jurisdictions().stream()
        .filter(code -> !code.contains("-"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The names of its zones, in order. */
  public List<String> zones() {
    return zones(whereabouts);
  }

  private static List<String> jurisdictions(Whereabouts whereabouts) {
    return whereabouts.jurisdictions().stream().sorted().toList();
  }

  private static List<String> zones(Whereabouts whereabouts) {
    return whereabouts.zones().stream().map(ZoneId::getId).sorted().toList();
  }
}
