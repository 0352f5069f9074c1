package dev.ringbridge.queue.suppression;

import dev.ringbridge.queue.suppression.Suppressions.LeadPhone;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who must not be called.
 *
 * @param campaignId the campaign it holds in; null where it holds in all
 * @param number in E.164 form, or the beginning of many
 * @param prefix whether it is the beginning of many
 * @param source where it comes from
 * @param appliedTo to how many leads a prefix was applied so far; null once that is done
 * @param leadId the lead it was learnt from; null where somebody entered it
 */
record Suppression(
    UUID id,
    @Nullable UUID campaignId,
    String number,
    boolean prefix,
    Source source,
    String reason,
    @Nullable Long appliedTo,
    @Nullable UUID leadId,
    @Nullable UUID createdBy,
    Instant createdAt) {

  private static final String APPLIED_TO = "applied_to";

  static Suppression of(Row row) {
    return new Suppression(
        row.getUUID("id"),
        row.getUUID("campaign_id"),
        row.getString("number"),
        row.getBoolean("prefix"),
        Source.valueOf(row.getString("source")),
        row.getString("reason"),
        row.getColumnIndex(APPLIED_TO) < 0 ? null : row.getLong(APPLIED_TO),
        row.getUUID("lead_id"),
        row.getUUID("created_by"),
        row.getOffsetDateTime("created_at").toInstant());
  }

  /** Why, for people, of a lead whose only number it meets. */
  String why() {
    return why("its number");
  }

  /**
   * Why, for the history of a lead.
   *
   * @param met which of its numbers
   */
  String why(List<LeadPhone> met) {
    String which =
        met.stream().map(one -> one.phone().masked()).collect(Collectors.joining(" and "));
    return met.get(0).several() ? why("of its numbers, " + which) : why();
  }

  private String why(String whose) {
    String what = prefix ? "the prefix " + number : whose;
    String where = campaignId == null ? "the do-not-call list" : "its campaign's do-not-call list";
    return what + " is on " + where + (reason.isEmpty() ? "" : " (" + reason + ")");
  }

  /** Where an entry comes from. */
  enum Source {
    /** An admin or a supervisor entered it. */
    ENTERED,
    /** The person said so on a call. */
    DISPOSITION,
    /** The person pressed the key to opt out of a message. */
    KEY
  }
}
