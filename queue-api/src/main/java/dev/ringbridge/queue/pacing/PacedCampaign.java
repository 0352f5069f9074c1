package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.queue.broadcast.BroadcastRules;
import dev.ringbridge.queue.compliance.Grounds;
import dev.ringbridge.queue.recording.RecordingRules;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A running campaign as a tick sees it, its row locked.
 *
 * @param lines how many of its calls may be live at once, in the mode BROADCAST
 * @param grounds on which it calls
 * @param announcesAlways whether a recorded call says so where the law does not ask for it, too
 * @param lastLimit what bound the last decision that was written down
 * @param now the database's time
 */
public record PacedCampaign(
    UUID id,
    Tenancy tenancy,
    DialingMode mode,
    double linesPerAgent,
    int lines,
    CallingGrounds grounds,
    CallRules rules,
    boolean announcesAlways,
    @Nullable String lastLimit,
    Instant now) {
  /** 16 CFR 310.4(b)(4)(iii): two seconds. */
  private static final int SAFE_HARBOR_MILLIS = 2_000;

  /** The campaign of a row that has {@code now} beside its own columns. */
  public static PacedCampaign of(Row row) {
    return new PacedCampaign(
        row.getUUID("id"),
        new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id")),
        DialingMode.valueOf(row.getString("mode")),
        row.getDouble("lines_per_agent"),
        BroadcastRules.of(row).lines(),
        Grounds.of(row),
        rules(row),
        RecordingRules.of(row).announceAlways(),
        row.getString("last_limit"),
        row.getOffsetDateTime("now").toInstant());
  }

  /** Whether it calls nobody real. */
  boolean practice() {
    return grounds.practice();
  }

  private static CallRules rules(Row row) {
    return new CallRules(
        row.getInteger("ring_limit_seconds"),
        SAFE_HARBOR_MILLIS,
        row.getString("safe_harbor_text"),
        row.getBoolean("detect_machines"),
        row.getInteger("machine_acts_within_seconds"),
        row.getString("machine_message"),
        BroadcastRules.said(row),
        RecordingRules.of(row).terms(),
        (int) Duration.ofMinutes(row.getInteger("longest_call_minutes")).toSeconds());
  }

  /**
   * How a call is carried to somebody who may be where this pattern is.
   *
   * @param deadline until when it is placed
   */
  CallRules rulesIn(OpenPlaces open, UUID pattern, Instant deadline, AccountSnapshot account) {
    boolean announced = announcesAlways || open.mustAnnounce(pattern);
    return (announced ? rules : rules.unannounced())
        .ringingAtLeast(open.leastRingSeconds(pattern))
        .ringingAtMost(open.mostRingSeconds(pattern, deadline, account));
  }
}
