package dev.ringbridge.queue.check;

import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.check.CampaignFacts;

/** A campaign, and what is checked of it. */
record CheckedCampaign(CampaignState state, CampaignFacts facts) {}
