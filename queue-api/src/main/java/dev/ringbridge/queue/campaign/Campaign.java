package dev.ringbridge.queue.campaign;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.compliance.ConsentScope;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.queue.broadcast.BroadcastRules;
import dev.ringbridge.queue.disposition.Growth;
import dev.ringbridge.queue.recording.RecordingRules;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as admins set it up. Its state moves by statements of {@link CampaignSwitch}, under
 * the row's lock.
 */
@Entity
@Table(name = "campaigns")
public class Campaign {
  /** The version a row begins with: it is ahead of what the topics carry, which is none. */
  static final long NOT_TOLD = 1;

  @Id UUID id;

  @Column(name = "organization_id", updatable = false)
  UUID organizationId;

  @Column(name = "branch_id", updatable = false)
  UUID branchId;

  String name;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  CampaignState state = CampaignState.DRAFT;

  @Enumerated(EnumType.STRING)
  DialingMode mode;

  @Column(name = "lines_per_agent")
  double linesPerAgent;

  @Column(name = "wrap_up_seconds")
  int wrapUpSeconds;

  @Column(name = "ring_limit_seconds")
  int ringLimitSeconds;

  @Column(name = "longest_call_minutes")
  int longestCallMinutes;

  @Column(name = "detect_machines")
  boolean detectMachines;

  @Column(name = "machine_acts_within_seconds")
  int machineActsWithinSeconds;

  @Column(name = "safe_harbor_text")
  String safeHarborText;

  @Column(name = "machine_message")
  String machineMessage;

  /** Whether agents may dial by hand beside what is dialed for them. */
  @Column(name = "manual_calls")
  boolean manualCalls;

  /** How long an agent may look at a lead before it is dialed, in the mode PREVIEW. */
  @Column(name = "preview_seconds")
  int previewSeconds;

  /** Whether it is dialed when that time runs out, or given back. */
  @Column(name = "preview_dials")
  boolean previewDials;

  /** How much later a lead is due that somebody skipped. */
  @Column(name = "skip_minutes")
  int skipMinutes;

  /** Whether it dials through simulated carriers only, so that no calling hours apply. */
  boolean practice;

  /** Whether a pause cancels what rings already. */
  @Column(name = "cancel_ringing")
  boolean cancelRinging;

  /** Paused by the stop of all dialing, to go on when that is released. */
  @Column(insertable = false, updatable = false)
  boolean halted;

  /** How often one lead may be called in any 24 hours; null leaves it to the law. */
  @Column(name = "calls_per_day")
  @Nullable Integer callsPerDay;

  /** False where the law exempts its calls from the official do-not-call lists. */
  @Column(name = "consult_registries")
  boolean consultRegistries = true;

  /** What a lead must have consented to before it is dialed; null asks for nothing. */
  @Enumerated(EnumType.STRING)
  @Column(name = "consent_scope")
  @Nullable ConsentScope consentScope;

  @Column(name = "max_attempts")
  int maxAttempts;

  /** Minutes to wait by outcome; an outcome that is not there is not tried again. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "retry_minutes")
  Map<Outcome, Integer> retryMinutes;

  /** How those minutes grow by outcome; an outcome that is not there waits the same each time. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "retry_growth")
  Map<Outcome, Growth> retryGrowth = Map.of();

  /** How it calls and what it says in the mode BROADCAST; null is the default. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable BroadcastRules broadcast;

  /** Whether and how its calls are recorded; null is the default. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable RecordingRules recording;

  @Version long version;

  @Column(name = "created_at", insertable = false, updatable = false)
  Instant createdAt;

  Tenancy tenancy() {
    return new Tenancy(organizationId, branchId);
  }
}
