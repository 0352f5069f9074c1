package dev.ringbridge.core.compliance;

/** What somebody agreed to, or another ground to call them. */
public enum ConsentScope {
  /** To be called by a person. Taken back, nobody calls them any more. */
  CALLS,
  /** To be called by a machine: automated dialing, prerecorded voice. */
  AUTOMATED,
  /** That calls are recorded. */
  RECORDING,
  /**
   * No consent: an existing business relationship, which lets one call a listed number for a time
   * (United States: 18 months after a purchase, 3 after an inquiry, 16 CFR 310.2; Canada: 18 and 6,
   * Telecommunications Act 41.7(2)).
   */
  RELATIONSHIP
}
