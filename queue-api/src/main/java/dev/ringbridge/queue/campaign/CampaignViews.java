package dev.ringbridge.queue.campaign;

import dev.ringbridge.core.call.CallState;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.core.lead.RetryRules;
import dev.ringbridge.queue.broadcast.BroadcastRules;
import dev.ringbridge.queue.disposition.Growth;
import dev.ringbridge.queue.recording.RecordingRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Campaigns as the API shows and takes them. */
final class CampaignViews {
  private static final int RING_LIMIT_SECONDS = 30;
  private static final int PREVIEW_SECONDS = 60;
  private static final int SKIP_MINUTES = 15;
  private static final int WRAP_UP_SECONDS = 30;
  private static final int MACHINE_ACTS_WITHIN_SECONDS = 5;

  private CampaignViews() {}

  /**
   * A campaign.
   *
   * @param mode who is dialed for whom
   * @param manualCalls whether agents may dial by hand beside what is dialed for them; in the mode
   *     MANUAL they always may
   * @param previewSeconds how long an agent may look at a lead before it is dialed, in the mode
   *     PREVIEW
   * @param previewDials whether it is dialed when that time runs out; otherwise the lead gets its
   *     place back and the agent is on a break
   * @param skipMinutes how much later a lead is due that somebody skipped
   * @param linesPerAgent calls in the air for each free agent, in the mode RATIO
   * @param wrapUpSeconds what agents have after a call to write down what came of it
   * @param ringLimitSeconds how long a phone rings; longer where the law asks for it
   * @param longestCallMinutes after how long from its answer a call is ended; 0 lets it last
   * @param machineActsWithinSeconds a machine heard this soon after the bridge is moved to the
   *     message by itself
   * @param safeHarborText what a person hears for whom nobody is free in two seconds
   * @param machineMessage what a machine hears
   * @param practice whether it dials through simulated carriers only, so that no calling hours
   *     apply
   * @param cancelRinging whether a pause cancels what rings already
   * @param halted whether the stop of all dialing paused it
   * @param callsPerDay how often one lead may be called in any 24 hours; null leaves it to the law
   * @param consultRegistries whether official do-not-call lists are kept; false where the law
   *     exempts its calls
   * @param consentRequired what a lead must have consented to before it is dialed
   * @param maxAttempts how often a lead is tried in all
   * @param retryMinutes minutes until the next try by outcome; an outcome that is not there is not
   *     tried again
   * @param retryGrowth how those minutes grow with each attempt by outcome; an outcome that is not
   *     there waits the same each time
   * @param broadcast how it calls and what it says, in the mode BROADCAST
   * @param recording whether and how its calls are recorded
   */
  record CampaignView(
      UUID id,
      String name,
      CampaignState state,
      DialingMode mode,
      boolean manualCalls,
      int previewSeconds,
      boolean previewDials,
      int skipMinutes,
      double linesPerAgent,
      int wrapUpSeconds,
      int ringLimitSeconds,
      int longestCallMinutes,
      boolean detectMachines,
      int machineActsWithinSeconds,
      String safeHarborText,
      String machineMessage,
      boolean practice,
      boolean cancelRinging,
      boolean halted,
      @Nullable Integer callsPerDay,
      boolean consultRegistries,
      ConsentRequired consentRequired,
      int maxAttempts,
      Map<Outcome, Integer> retryMinutes,
      Map<Outcome, Growth> retryGrowth,
      BroadcastRules broadcast,
      RecordingRules recording,
      Set<UUID> agentIds,
      Counts counts,
      Instant createdAt) {
    static CampaignView of(Campaign campaign, Set<UUID> agents, Counts counts) {
      return new CampaignView(
          campaign.id,
          campaign.name,
          campaign.state,
          campaign.mode,
          campaign.manualCalls,
          campaign.previewSeconds,
          campaign.previewDials,
          campaign.skipMinutes,
          campaign.linesPerAgent,
          campaign.wrapUpSeconds,
          campaign.ringLimitSeconds,
          campaign.longestCallMinutes,
          campaign.detectMachines,
          campaign.machineActsWithinSeconds,
          campaign.safeHarborText,
          campaign.machineMessage,
          campaign.practice,
          campaign.cancelRinging,
          campaign.halted,
          campaign.callsPerDay,
          campaign.consultRegistries,
          ConsentRequired.of(campaign.consentScope),
          campaign.maxAttempts,
          campaign.retryMinutes,
          campaign.retryGrowth,
          Objects.requireNonNullElse(campaign.broadcast, BroadcastRules.DEFAULT),
          Objects.requireNonNullElse(campaign.recording, RecordingRules.DEFAULT),
          agents,
          counts,
          campaign.createdAt);
    }
  }

  /**
   * How a campaign stands.
   *
   * @param queue leads in the queue by priority
   * @param leads leads by where they stand in dialing
   * @param calls live calls by state
   * @param outcomes ended calls by what came of them
   * @param placed calls that reached for a phone
   * @param undisposed conversations that are over and of which nobody said what came of them
   * @param speed how soon its leads are first dialed
   */
  record Counts(
      Map<Priority, Long> queue,
      Map<DialState, Long> leads,
      Map<CallState, Long> calls,
      Map<Outcome, Long> outcomes,
      long placed,
      long undisposed,
      SpeedView speed) {}

  /**
   * A campaign to set up; what is left out gets the default.
   *
   * @param practice left out it is true where the organization has simulated carriers only
   * @param cancelRinging whether a pause cancels what rings already; left out it rings on
   * @param callsPerDay 0 leaves it to the law again
   * @param consultRegistries left out it is true
   * @param broadcast all of it, or nothing
   * @param recording all of it, or nothing
   */
  record NewCampaign(
      @NotBlank @Size(max = 200) String name,
      @Nullable DialingMode mode,
      @Nullable Boolean manualCalls,
      @Nullable @Min(5) @Max(300) Integer previewSeconds,
      @Nullable Boolean previewDials,
      @Nullable @Min(1) @Max(1440) Integer skipMinutes,
      @Nullable @DecimalMin("0.1") @DecimalMax("10") Double linesPerAgent,
      @Nullable @Min(0) @Max(3600) Integer wrapUpSeconds,
      @Nullable @Min(5) @Max(120) Integer ringLimitSeconds,
      @Nullable @Min(0) @Max(240) Integer longestCallMinutes,
      @Nullable Boolean detectMachines,
      @Nullable @Min(0) @Max(60) Integer machineActsWithinSeconds,
      @Nullable @Size(min = 1, max = 1000) String safeHarborText,
      @Nullable @Size(min = 1, max = 1000) String machineMessage,
      @Nullable Boolean practice,
      @Nullable Boolean cancelRinging,
      @Nullable @Min(0) @Max(20) Integer callsPerDay,
      @Nullable Boolean consultRegistries,
      @Nullable ConsentRequired consentRequired,
      @Nullable @Min(1) @Max(50) Integer maxAttempts,
      @Nullable Map<Outcome, @NotNull @Min(1) @Max(525600) Integer> retryMinutes,
      @Nullable Map<Outcome, @NotNull @Valid Growth> retryGrowth,
      @Nullable @Valid BroadcastRules broadcast,
      @Nullable @Valid RecordingRules recording) {

    /** Lays what is said over a campaign. */
    void applyTo(Campaign campaign) {
      if (broadcast != null) {
        broadcast.refuseContradictions();
        campaign.broadcast = broadcast;
      }
      if (recording != null) {
        recording.refuseSilence();
        campaign.recording = recording;
      }
      campaign.name = name;
      campaign.mode = or(mode, campaign.mode);
      campaign.manualCalls = or(manualCalls, campaign.manualCalls);
      campaign.previewSeconds = or(previewSeconds, campaign.previewSeconds);
      campaign.previewDials = or(previewDials, campaign.previewDials);
      campaign.skipMinutes = or(skipMinutes, campaign.skipMinutes);
      campaign.linesPerAgent = or(linesPerAgent, campaign.linesPerAgent);
      campaign.wrapUpSeconds = or(wrapUpSeconds, campaign.wrapUpSeconds);
      campaign.ringLimitSeconds = or(ringLimitSeconds, campaign.ringLimitSeconds);
      campaign.longestCallMinutes = or(longestCallMinutes, campaign.longestCallMinutes);
      campaign.detectMachines = or(detectMachines, campaign.detectMachines);
      campaign.machineActsWithinSeconds =
          or(machineActsWithinSeconds, campaign.machineActsWithinSeconds);
      campaign.safeHarborText = or(safeHarborText, campaign.safeHarborText);
      campaign.machineMessage = or(machineMessage, campaign.machineMessage);
      campaign.practice = or(practice, campaign.practice);
      campaign.cancelRinging = or(cancelRinging, campaign.cancelRinging);
      if (callsPerDay != null) {
        campaign.callsPerDay = callsPerDay == 0 ? null : callsPerDay;
      }
      campaign.consultRegistries = or(consultRegistries, campaign.consultRegistries);
      if (consentRequired != null) {
        campaign.consentScope = consentRequired.scope();
      }
      campaign.maxAttempts = or(maxAttempts, campaign.maxAttempts);
      campaign.retryMinutes = or(retryMinutes, campaign.retryMinutes);
      campaign.retryGrowth = or(retryGrowth, campaign.retryGrowth);
      if (isOrWillBeRunning(campaign) && campaign.mode == DialingMode.BROADCAST) {
        or(campaign.broadcast, BroadcastRules.DEFAULT).refuseSilence();
      }
    }

    /** What the stop of all dialing paused may go on by itself. */
    private static boolean isOrWillBeRunning(Campaign campaign) {
      return campaign.state == CampaignState.RUNNING || campaign.halted;
    }

    private static <T> T or(@Nullable T said, T otherwise) {
      return said == null ? otherwise : said;
    }
  }

  /** Who works in a campaign from now on. */
  record Assignment(@NotNull @Size(max = 5000) Set<UUID> agentIds) {}

  /** A campaign before anybody says anything about it. */
  static Campaign withDefaults() {
    Campaign campaign = new Campaign();
    campaign.version = Campaign.NOT_TOLD;
    campaign.mode = DialingMode.PROGRESSIVE;
    campaign.previewSeconds = PREVIEW_SECONDS;
    campaign.previewDials = true;
    campaign.skipMinutes = SKIP_MINUTES;
    campaign.linesPerAgent = 1;
    campaign.wrapUpSeconds = WRAP_UP_SECONDS;
    campaign.ringLimitSeconds = RING_LIMIT_SECONDS;
    campaign.machineActsWithinSeconds = MACHINE_ACTS_WITHIN_SECONDS;
    campaign.safeHarborText =
        "Hello. This was a call from our sales team, and all of our staff are busy. We are sorry, and will not disturb you"
            + " further today. Goodbye.";
    campaign.machineMessage = "Hello. We tried to reach you and will call again. Goodbye.";
    campaign.maxAttempts = RetryRules.DEFAULT.maxAttempts();
    campaign.retryMinutes =
        RetryRules.DEFAULT.delays().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> (int) entry.getValue().first().toMinutes()));
    return campaign;
  }
}
