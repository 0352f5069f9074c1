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
 */
record UnknownCallers(
    @Nullable UUID campaignId,
    @Nullable String campaignName,
    @Nullable CampaignState campaignState) {
  /** Nobody takes them. */
  static final UnknownCallers TAKEN_BY_NOBODY = new UnknownCallers(null, null, null);

  /** What the campaign is called; empty where nobody takes them. */
  String name() {
    return campaignName == null ? "" : campaignName;
  }
}
