package dev.ringbridge.core.audit;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fact on {@code audit.events}: somebody did something in a service other than the one that
 * keeps the audit trail. It carries no secret, and people's numbers masked.
 *
 * @param id of the entry that it becomes
 * @param userName what they were called then
 * @param subjectId what they did it to; null where that is the organization
 * @param subject what that was called then
 * @param reason what they said; null where they said nothing
 * @param changes what is different, as far as it may be told
 */
public record PersonActed(
    UUID id,
    Tenancy tenancy,
    UUID userId,
    String userName,
    AuditAction action,
    @Nullable UUID subjectId,
    String subject,
    @Nullable String reason,
    List<Change> changes,
    Instant at)
    implements Event {
  public PersonActed {
    changes = List.copyOf(changes);
  }

  @Override
  public UUID key() {
    return id;
  }

  /**
   * One thing that is different.
   *
   * @param what its name in the API
   * @param before as it was; null where it was not set, or is not told
   * @param after as it is now; null where it is not set, or is not told
   */
  public record Change(String what, @Nullable String before, @Nullable String after) {
    /** Something that was set and whose values are nobody's to read. */
    public static Change untold(String what) {
      return new Change(what, null, null);
    }

    /** Whether any of its values is told. */
    public boolean hasValues() {
      return before != null || after != null;
    }
  }
}
