package dev.ringbridge.core.campaign;

import java.util.Set;

/** Whether a campaign dials. */
public enum CampaignState {
  DRAFT,
  RUNNING,
  /** Places no new calls; everything waits where it is. */
  PAUSED,
  /** Over for good. */
  STOPPED;

  /** Whether an admin may move a campaign in this state to that one. */
  public boolean canBecome(CampaignState next) {
    return successors().contains(next);
  }

  private Set<CampaignState> successors() {
    return switch (this) {
      case DRAFT -> Set.of(RUNNING, STOPPED);
      case RUNNING -> Set.of(PAUSED, STOPPED);
      case PAUSED -> Set.of(RUNNING, STOPPED);
      case STOPPED -> Set.of();
    };
  }
}
