package dev.ringbridge.queue.lead;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of a campaign's queue, those who may be taken: by where they are, and where carrier accounts
 * share a place by the first digits of numbers, by these, too.
 *
 * @param open the patterns of those who may be called now
 * @param prefixes of patterns of which not every number may be taken, what its numbers begin with;
 *     of all that a number begins with the longest decides
 * @param accountId the account that they are taken for; null where it is all that have room
 */
public record Share(Collection<UUID> open, List<Prefix> prefixes, @Nullable UUID accountId) {
  public Share {
    prefixes = List.copyOf(prefixes);
  }

  /** Everybody in places of these patterns. */
  public static Share all(Collection<UUID> open) {
    return new Share(open, List.of(), null);
  }

  /** Whether everybody in its places may be taken. */
  boolean isWhole() {
    return prefixes.isEmpty();
  }

  UUID[] places() {
    return open.toArray(UUID[]::new);
  }

  /** As the parameters of a statement, after those it has already; none where it is whole. */
  Tuple after(Tuple values) {
    return isWhole()
        ? values
        : values
            .addArrayOfUUID(prefixes.stream().map(Prefix::patternId).toArray(UUID[]::new))
            .addArrayOfString(prefixes.stream().map(Prefix::digits).toArray(String[]::new))
            .addArrayOfBoolean(prefixes.stream().map(Prefix::taken).toArray(Boolean[]::new));
  }

  /**
   * Numbers of a place that begin alike.
   *
   * @param digits what they begin with; a plus sign alone for all
   * @param taken whether they may be taken
   */
  public record Prefix(UUID patternId, String digits, boolean taken) {}
}
