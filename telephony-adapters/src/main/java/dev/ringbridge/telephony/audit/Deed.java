package dev.ringbridge.telephony.audit;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.audit.PersonActed.Change;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param subjectId what they did it to; null where that is the organization
 * @param subject what that is called; no whole number of a person's
 * @param reason what they said; null where they said nothing
 * @param changes what is different
 */
public record Deed(
    AuditAction action,
    @Nullable UUID subjectId,
    String subject,
    @Nullable String reason,
    List<Change> changes) {
  public Deed {
    changes = List.copyOf(changes);
  }

  /** One done to the organization as a whole. */
  public static Deed of(AuditAction action) {
    return new Deed(action, null, "", null, List.of());
  }

  /** The same, done to one thing. */
  public Deed to(@Nullable UUID id, String name) {
    return new Deed(action, id, name, reason, changes);
  }

  /** The same, for this reason. */
  public Deed because(@Nullable String why) {
    return new Deed(action, subjectId, subject, why, changes);
  }

  /** The same, after which these are different. */
  public Deed changing(List<Change> all) {
    return new Deed(action, subjectId, subject, reason, all);
  }

  /** The same; what is as it was is no change. */
  public Deed changing(String what, @Nullable Object before, @Nullable Object after) {
    return Objects.equals(before, after)
        ? this
        : changing(
            Stream.concat(changes.stream(), Stream.of(new Change(what, text(before), text(after))))
                .toList());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
