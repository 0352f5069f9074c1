package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.campaign.CampaignState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who takes callers whose number no lead has.
 *
 * @param campaignId the campaign whose leads they become; null where nobody takes them
 * @param campaignName what it is called; null likewise
 * @param campaignState where it stands: it takes callers while it runs or is paused; null likewise
 * @param leadsPerDay how many leads they may become within any 24 hours
 * @param leadsOfLastDay how many they became within the last 24 hours
 */
record UnknownCallers(
    @Nullable UUID campaignId,
    @Nullable String campaignName,
    @Nullable CampaignState campaignState,
    int leadsPerDay,
    int leadsOfLastDay) {
  /** How many leads they may become within 24 hours where nobody said how many. */
  static final int USUAL_LEADS_PER_DAY = 200;

  /** More than this is no limit any more. */
  static final int MOST_LEADS_PER_DAY = 10_000;

  /** What the campaign is called; empty where nobody takes them. */
  String name() {
    return campaignName == null ? "" : campaignName;
  }
}
