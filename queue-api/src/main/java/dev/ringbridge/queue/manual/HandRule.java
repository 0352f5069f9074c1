package dev.ringbridge.queue.manual;

/** What must hold for an agent to dial by hand, beside what must hold for the lead. */
enum HandRule {
  /** They work in the campaign, and it lets agents dial by hand. */
  MANUAL_CALLS,
  /** The number is no lead of another campaign. */
  LEAD_OF_CAMPAIGN,
  /** They are free, and no other call was promised to them. */
  AGENT_AVAILABLE
}
