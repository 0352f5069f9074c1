package dev.ringbridge.core.preview;

/** What came of showing a lead to an agent. */
public enum PreviewEnd {
  /** It is dialed: the agent said so, or their time ran out where the campaign dials then. */
  DIALED,
  /** The agent passed over it. */
  SKIPPED,
  /** Their time ran out, and the lead has its place back. */
  GIVEN_BACK,
  /** The call was taken back, or the agent was gone: the lead has its place back. */
  WITHDRAWN
}
