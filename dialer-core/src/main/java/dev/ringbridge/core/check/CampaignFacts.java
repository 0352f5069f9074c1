package dev.ringbridge.core.check;

import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.lead.RetryRules;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is about to be started.
 *
 * @param practice whether nobody real is called, so that the law has nothing to say
 * @param agents how many are assigned to it
 * @param accountOpen whether a carrier account takes its calls
 * @param agentsElsewhere whether an account could take its calls, were the phones of agents not on
 *     another one that cannot
 * @param leads all of its leads
 * @param places the leads of its queue that fit its filter, by where they may be
 * @param now the time
 */
public record CampaignFacts(
    boolean practice,
    int agents,
    boolean accountOpen,
    boolean agentsElsewhere,
    LeadCounts leads,
    CampaignSettings settings,
    List<QueuedPlace> places,
    Instant now) {
  public CampaignFacts {
    places = List.copyOf(places);
  }

  /** One whose calls are on the account that the phones of agents are on. */
  public CampaignFacts(
      boolean practice,
      int agents,
      boolean accountOpen,
      LeadCounts leads,
      CampaignSettings settings,
      List<QueuedPlace> places,
      Instant now) {
    this(practice, agents, accountOpen, false, leads, settings, places, now);
  }

  /** The leads that are in its queue and fit its filter. */
  long queued() {
    return places.stream().mapToLong(QueuedPlace::leads).sum();
  }

  /** The packs that its leads are under, each once; none where it practices. */
  Stream<RulePack> packs() {
    return practice
        ? Stream.empty()
        : places.stream().flatMap(place -> place.packs().stream()).distinct();
  }

  /**
   * Leads by what may still become of them.
   *
   * @param all every lead
   * @param suppressed those who must not be called
   * @param outsideFilter those who wait and do not fit the campaign's filter
   */
  public record LeadCounts(long all, long suppressed, long outsideFilter) {}

  /**
   * What an admin set.
   *
   * @param callsPerDay the campaign's own cap; null where it has none
   * @param detectMachines whether answering machines are looked for
   * @param broadcast what its calls say; null where agents talk
   * @param recording how its calls are recorded; null where they are not
   */
  public record CampaignSettings(
      RetryRules retry,
      @Nullable Integer callsPerDay,
      boolean detectMachines,
      String safeHarborText,
      int wrapUpSeconds,
      int ringLimitSeconds,
      @Nullable Broadcast broadcast,
      @Nullable RecordingTerms recording) {
    /** Those of a campaign that records nothing. */
    public CampaignSettings(
        RetryRules retry,
        @Nullable Integer callsPerDay,
        boolean detectMachines,
        String safeHarborText,
        int wrapUpSeconds,
        int ringLimitSeconds,
        @Nullable Broadcast broadcast) {
      this(
          retry,
          callsPerDay,
          detectMachines,
          safeHarborText,
          wrapUpSeconds,
          ringLimitSeconds,
          broadcast,
          null);
    }

    /** Whether agents talk on its calls, all or some of them. */
    boolean hasConversations() {
      return broadcast == null || broadcast.transferKey() != null;
    }
  }

  /**
   * Leads of one place.
   *
   * @param leads how many of them are in the queue
   * @param known whether one knows by which clock they live
   * @param countryAllowed whether the account may call their country
   * @param hours when they may be called
   * @param packs what applies to them
   * @param clearance whether the campaign may call them at all, by consent and official lists
   * @param allMustAgree whether everybody on a call must agree that it is recorded
   */
  public record QueuedPlace(
      long leads,
      boolean known,
      boolean countryAllowed,
      Hours hours,
      List<RulePack> packs,
      Clearance clearance,
      boolean allMustAgree) {
    public QueuedPlace {
      packs = List.copyOf(packs);
    }

    /** Leads of a place where one of the two may record. */
    public QueuedPlace(
        long leads,
        boolean known,
        boolean countryAllowed,
        Hours hours,
        List<RulePack> packs,
        Clearance clearance) {
      this(leads, known, countryAllowed, hours, packs, clearance, false);
    }
  }
}
