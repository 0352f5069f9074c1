package dev.ringbridge.queue.check;

import dev.ringbridge.core.check.CheckFinding;
import dev.ringbridge.core.check.CheckSeverity;
import java.util.List;
import java.util.UUID;

/**
 * What one should know of a campaign before it dials.
 *
 * @param startable whether it may be started as it is: no finding is an error
 * @param findings the worst first; none where nothing was found
 */
record CampaignCheckView(UUID campaignId, boolean startable, List<CheckFinding> findings) {
  static CampaignCheckView of(UUID campaignId, List<CheckFinding> findings) {
    boolean startable =
        findings.stream().noneMatch(finding -> finding.severity() == CheckSeverity.ERROR);
    return new CampaignCheckView(campaignId, startable, findings);
  }
}
